namespace SentryPS.Api;

/// <summary>The response to a call for one thing.</summary>
/// <param name="StatusCode">200, 201, 202, 204 or 208.</param>
/// <param name="Value">Null where the response has no body.</param>
/// <param name="Duration">From the request to the end of the response, retries and waits included.</param>
internal sealed record ApiResponse<T>(int StatusCode, T? Value, TimeSpan Duration)
    where T : class;

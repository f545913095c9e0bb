namespace SentryPS.Transport;

/// <summary>The answer to a call for one thing.</summary>
/// <param name="StatusCode">200, 201, 202, 204 or 208.</param>
/// <param name="Value">Null where the answer has no body.</param>
/// <param name="Duration">From the request to the end of the answer, retries and waits included.</param>
internal sealed record ApiAnswer<T>(int StatusCode, T? Value, TimeSpan Duration)
    where T : class;

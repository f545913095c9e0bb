namespace SentryPS.Api;

/// <summary>The response to a call that is no listing.</summary>
/// <param name="StatusCode">200, 201, 202, 204 or 208.</param>
/// <param name="Value">Null where the response has no body.</param>
/// <param name="Duration">From the request to the end of the response, retries and waits included.</param>
internal sealed record ApiResponse<T>(int StatusCode, T? Value, TimeSpan Duration)
    where T : class
{
    /// <summary>
    /// The headers of the response, without regard to the case of their names; several values are joined with commas.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the next page is, if the response is one of several. Null on the last page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>
    /// How often the server may have carried out the request: once, and once more for each try before that ended
    /// without a response that rules it out. What is found done already may have been done by an earlier try.
    /// </summary>
    public int TimesSent { get; init; } = 1;
}

namespace SentryPS.Api;

/// <summary>
/// What the wire tells a person while it works. Lines are made from an allow-list (method, path, status, time, counts,
/// rate numbers), never from headers or bodies. Calls come from any thread.
/// </summary>
internal interface IRequestObserver
{
    /// <summary>One line per request, for -Verbose.</summary>
    void Verbose(string line);

    /// <summary>The call waits before it goes on, because of a rate limit or to try again.</summary>
    void Waiting(TimeSpan delay, string reason);

    /// <summary>A file is on its way, this far; a few times a second at most.</summary>
    /// <param name="bytes">How many bytes have been sent or received.</param>
    /// <param name="total">How many there are; null where nobody knows.</param>
    void Transferred(long bytes, long? total);
}

namespace SentryPS;

/// <summary>
/// There is no response: the server was not found, refused, took too long, or its certificate is not trusted; or there is
/// no connection to ask with.
/// </summary>
public sealed class SentryConnectionException : SentryException
{
    internal SentryConnectionException(string message, string errorId, ErrorCategory category, Exception? innerException = null)
        : base(message, errorId, category, innerException)
    {
    }
}

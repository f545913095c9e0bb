namespace SentryPS;

/// <summary>Sentry answered, and the response is an error.</summary>
public sealed class SentryApiException : SentryException
{
    internal SentryApiException(string message, string errorId, ErrorCategory category, int statusCode)
        : base(message, errorId, category) => StatusCode = statusCode;

    /// <summary>The HTTP status, such as 404.</summary>
    public int StatusCode { get; }

    /// <summary>The server's own words. Null where it gave none that can be read.</summary>
    public string? Detail { get; internal set; }

    /// <summary>The id by which Sentry's support finds the request in its logs. Null where the server sent none.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>What was asked: the method and the path, without host, query and token.</summary>
    public string? Request { get; internal set; }

    /// <summary>The scopes of which the token needs at least one, where the server said so (403).</summary>
    public IReadOnlyList<string> RequiredScopes { get; internal set; } = [];

    /// <summary>When a rate limit ends. Null where none was hit.</summary>
    public DateTimeOffset? RateLimitReset { get; internal set; }

    /// <inheritdoc cref="ApiResponse{T}.TimesSent"/>
    internal int TimesSent { get; set; } = 1;
}

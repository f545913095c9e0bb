namespace SentryPS;

/// <summary>What a server says of a connection. Emitted by Test-SentryConnection.</summary>
public sealed class SentryServerStatus : SentryObject
{
    /// <summary>The server's address.</summary>
    public Uri? Url { get; internal set; }

    /// <summary>The version of the server's API.</summary>
    public string? ApiVersion { get; internal set; }

    /// <summary>Who the token acts for: a user's email address or name. Null where it acts for no user.</summary>
    public string? User { get; internal set; }

    /// <summary>What the token may do. Empty where the server does not say.</summary>
    public IReadOnlyList<string> Scopes { get; internal set; } = [];

    /// <summary>The kind of the token.</summary>
    public SentryTokenKind TokenKind { get; internal set; }

    /// <summary>How long the response took.</summary>
    public TimeSpan Latency { get; internal set; }

    /// <summary>The address and the user.</summary>
    public override string ToString() => User is null ? $"{Url}" : $"{Url} as {User}";

    internal override string Key => "status";
}

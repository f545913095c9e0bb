namespace SentryPS;

/// <summary>What a server says of a connection. Emitted by Test-SentryConnection.</summary>
public sealed class SentryServerStatus : SentryObject
{
    /// <summary>The server's address.</summary>
    [Json(null)]
    public Uri? Url { get; internal set; }

    /// <summary>The version of the server's API.</summary>
    [Json("version")]
    public string? ApiVersion { get; internal set; }

    /// <summary>Who the token acts for: a user's email address or name. Null where it acts for no user.</summary>
    public string? User => UserEmail ?? UserLogin ?? UserName;

    /// <summary>What the token may do. Empty where the server does not say.</summary>
    public SentryList<string> Scopes => TokenScopes ?? SentryList<string>.Empty;

    /// <summary>The kind of the token.</summary>
    [Json(null)]
    public SentryTokenKind TokenKind { get; internal set; }

    /// <summary>How long the response took.</summary>
    [Json(null)]
    public TimeSpan Latency { get; internal set; }

    /// <summary>The address and the user.</summary>
    public override string ToString() => User is null ? $"{Url}" : $"{Url} as {User}";

    /// <summary>Null where the response knows of no token.</summary>
    [Json("auth/scopes", Item = "scope")]
    internal SentryList<string>? TokenScopes { get; set; }

    [Json("user/email")]
    internal string? UserEmail { get; set; }

    [Json("user/username")]
    internal string? UserLogin { get; set; }

    [Json("user/name")]
    internal string? UserName { get; set; }

    internal override string Key => "status";
}

namespace SentryPS.Connection;

/// <summary>All that makes one connection differ from another. Checked before a connection is made of it.</summary>
internal sealed record ConnectionSettings
{
    public const int DefaultTimeoutSec = 100;
    public const int DefaultMaximumRetryCount = 4;
    public const int DefaultMaximumResponseSize = 128 * 1024 * 1024;

    private static readonly string[] s_proxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>The name under which the session keeps the connection. Null for its nameless one.</summary>
    public string? Name { get; init; }

    /// <summary>Null for the host of a DSN, which takes what a project's key lets in.</summary>
    public required SentryToken? Token { get; init; }

    /// <summary>Where the token was found, for people: a parameter, a variable or a file.</summary>
    public required string TokenSource { get; init; }

    public required Uri Url { get; init; }

    public string? Organization { get; init; }

    public string? Project { get; init; }

    public int TimeoutSec { get; init; } = DefaultTimeoutSec;

    /// <summary>How long a request may take with all its tries and waits. Null for no limit.</summary>
    public int? OperationTimeoutSec { get; init; }

    /// <summary>How often a request is tried again after a failure that may pass.</summary>
    public int MaximumRetryCount { get; init; } = DefaultMaximumRetryCount;

    /// <summary>How many bytes a response may have that is read into memory, unpacked.</summary>
    public int MaximumResponseSize { get; init; } = DefaultMaximumResponseSize;

    public Uri? Proxy { get; init; }

    public PSCredential? ProxyCredential { get; init; }

    /// <summary>The path of a file with certificates that are trusted besides the system's, in PEM or DER.</summary>
    public string? CertificateAuthority { get; init; }

    public bool SkipCertificateCheck { get; init; }

    public bool AllowUnencryptedAuthentication { get; init; }

    public void Validate()
    {
        if (Proxy is not null && !(Proxy.IsAbsoluteUri && s_proxySchemes.Contains(Proxy.Scheme)))
        {
            var shown = SentryUrl.WithoutUserInfo(Proxy.OriginalString);
            throw SentryException.InvalidInput(
                $"'{shown}' is not the address of a proxy; one looks like http://proxy.example.com:8080.", shown);
        }

        if (Url.Scheme == Uri.UriSchemeHttp && !SentryUrl.IsLoopback(Url) && !AllowUnencryptedAuthentication)
        {
            throw new SentryConnectionException(
                $"{Url} is not https: the {(Token is null ? "key" : "token")} would cross the network in the open.",
                "SentryUnencrypted",
                ErrorCategory.SecurityError)
            {
                Target = Url,
                RecommendedAction = Token is null
                    ? "Use a DSN with https, or accept the risk with -AllowUnencryptedAuthentication."
                    : "Use the https URL of the server, or accept the risk with "
                        + "Connect-Sentry -AllowUnencryptedAuthentication.",
            };
        }
    }

    /// <summary>Says whether a connection made of these settings can serve for <paramref name="other"/>.</summary>
    public bool IsSameAs(ConnectionSettings other) =>
        Token?.Reveal() == other.Token?.Reveal() && this with { Token = other.Token } == other;
}

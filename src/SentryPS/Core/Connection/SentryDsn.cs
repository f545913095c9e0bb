namespace SentryPS.Connection;

/// <summary>
/// The address to which a program sends what it reports to one project: server, project and the project's public key.
/// It is no secret, since it stands in every program that reports, but it is not shown either.
/// </summary>
/// <param name="Server">The address of the server, with a slash at its end.</param>
/// <param name="ProjectId">The number of the project.</param>
/// <param name="Key">The public key.</param>
internal sealed record SentryDsn(Uri Server, string ProjectId, string Key)
{
    /// <summary>Reads a DSN such as <c>https://key@o1.ingest.sentry.io/42</c>.</summary>
    /// <exception cref="SentryException">It is none. The message does not repeat what was given.</exception>
    public static SentryDsn Parse(string text)
    {
        if (SentryToken.IsIn(text))
        {
            throw SentryException.InvalidInput(
                "A token was given as the DSN. A DSN is an address with the key of a project in it; "
                + "Sentry shows it in the project's settings under Client Keys.");
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            throw Malformed();
        }

        // Old DSNs have a secret after the key, which nothing needs any more.
        var key = Uri.UnescapeDataString(url.UserInfo.Split(':')[0]);
        var end = url.AbsolutePath.TrimEnd('/').LastIndexOf('/') + 1;
        var project = url.AbsolutePath.TrimEnd('/').Substring(end);
        if (key.Length == 0 || !key.All(char.IsLetterOrDigit)
            || project.Length == 0 || !project.All(c => c is >= '0' and <= '9'))
        {
            throw Malformed();
        }

        var folder = url.AbsolutePath.Substring(0, end);
        return new(new UriBuilder(url.Scheme, url.Host, url.IsDefaultPort ? -1 : url.Port, folder).Uri, project, key);
    }

    /// <summary>
    /// A connection to the DSN's server, without a token.
    /// </summary>
    /// <param name="known">The session's own connection. If it is to the same server, what it says of the way there
    /// (proxy, certificates, plain http) holds here, too.</param>
    /// <param name="limit">How long a request may take in all, with its tries and waits.</param>
    /// <param name="isUnencryptedAllowed">Whether the key may go over plain http.</param>
    /// <exception cref="SentryConnectionException">The DSN is not https, and that was not allowed.</exception>
    public SentryConnection Connect(SentryConnection? known, TimeSpan limit, bool isUnencryptedAllowed)
    {
        const string source = "DSN";
        var settings = known is not null && SentryUrl.IsSameServer(known.Url, Server)
            ? known.Settings with { Token = null, TokenSource = source, Url = Server }
            : new() { Token = null, TokenSource = source, Url = Server };
        var seconds = (int)Math.Ceiling(limit.TotalSeconds);
        return new(settings with
        {
            TimeoutSec = Math.Min(settings.TimeoutSec, seconds),
            OperationTimeoutSec = seconds,
            // What is reported is of this moment: who reports does not wait long for a server that is down.
            MaximumRetryCount = Math.Min(settings.MaximumRetryCount, 2),
            AllowUnencryptedAuthentication = settings.AllowUnencryptedAuthentication || isUnencryptedAllowed,
        });
    }

    /// <summary>The server and the project, without the key.</summary>
    public override string ToString() => $"project {ProjectId} on {Server.Authority}";

    private static SentryException Malformed() => SentryException.InvalidInput(
        "The DSN is not one. It looks like https://<key>@o1.ingest.sentry.io/<number of the project>; "
        + "Sentry shows it in the project's settings under Client Keys.");
}

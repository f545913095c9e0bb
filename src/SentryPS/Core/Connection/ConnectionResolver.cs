using System.Security;

namespace SentryPS.Connection;

/// <summary>What the user said at Connect-Sentry; null for all that was left out.</summary>
internal sealed record ConnectionChoices
{
    public SecureString? Token { get; init; }

    public string? Url { get; init; }

    public string? Organization { get; init; }

    public string? Project { get; init; }
}

/// <summary>
/// Finds token, server, organization and project: what the user said, then what the token itself says, then the
/// environment, then .sentryclirc from the nearest to the user's own.
/// </summary>
internal static class ConnectionResolver
{
    public static ConnectionSettings Resolve(
        ConnectionChoices choices, ConfigurationSources sources, Action<string> warn)
    {
        MistakenToken.Refuse(choices);
        var (token, tokenSource) = FindToken(choices, sources) ?? throw NoToken();
        var url = FindUrl(choices, sources, token, tokenSource, warn);
        return new()
        {
            Token = token,
            TokenSource = tokenSource,
            Url = url,
            Organization = choices.Organization
                ?? token.Organization
                ?? SentryUrl.OrganizationOf(url)
                ?? sources.Variable("SENTRY_ORG")
                ?? sources.WorkingTree?["defaults.org"]
                ?? sources.Home?["defaults.org"],
            Project = choices.Project
                ?? sources.Variable("SENTRY_PROJECT")
                ?? sources.WorkingTree?["defaults.project"]
                ?? sources.Home?["defaults.project"],
        };
    }

    /// <summary>Says whether there is a token without anybody being asked for it.</summary>
    public static bool HasToken(ConnectionChoices choices, ConfigurationSources sources) =>
        FindToken(choices, sources) is not null;

    /// <summary>The server that the user has named, here or in a place of his own.</summary>
    public static Uri ServerOf(ConnectionChoices choices, ConfigurationSources sources) =>
        SentryUrl.Parse(
            choices.Url ?? sources.Variable("SENTRY_URL") ?? sources.Home?["defaults.url"] ?? SentryUrl.Default);

    private static (SentryToken Token, string Source)? FindToken(
        ConnectionChoices choices, ConfigurationSources sources)
    {
        if (choices.Token is not null)
        {
            return (SentryToken.Create(choices.Token), "-Token");
        }

        if (sources.Variable("SENTRY_AUTH_TOKEN") is { } variable)
        {
            return (SentryToken.Create(variable), "SENTRY_AUTH_TOKEN");
        }

        foreach (var file in new[] { sources.WorkingTree, sources.Home })
        {
            if (file?["auth.token"] is { } token)
            {
                return (SentryToken.Create(token), file.Path);
            }
        }

        return null;
    }

    private static SentryConnectionException NoToken() => new(
        "There is no connection to Sentry, and no token to make one with.",
        "SentryNotConnected",
        ErrorCategory.AuthenticationError)
    {
        RecommendedAction = "Run Connect-Sentry -Token <token>, set the environment variable SENTRY_AUTH_TOKEN, "
            + "or write the token to ~/.sentryclirc.",
    };

    private static Uri FindUrl(
        ConnectionChoices choices,
        ConfigurationSources sources,
        SentryToken token,
        string tokenSource,
        Action<string> warn)
    {
        var configured = sources.Variable("SENTRY_URL")
            ?? sources.WorkingTree?["defaults.url"]
            ?? sources.Home?["defaults.url"];
        if (choices.Url is not null)
        {
            var named = SentryUrl.Parse(choices.Url);
            WarnOfOtherServer(token, named, "The connection goes to the URL that was given.", warn);
            return named;
        }

        if (token.Url is not null)
        {
            var ofToken = SentryUrl.Parse(token.Url);
            if (configured is not null
                && SentryUrl.Parse(configured) is var other
                && !SentryUrl.IsSameServer(other, ofToken))
            {
                warn($"The token is for {ofToken}, so the configured server {other} is not used.");
            }

            return ofToken;
        }

        var url = SentryUrl.Parse(configured ?? SentryUrl.Default);
        var isFromWorkingTree = sources.Variable("SENTRY_URL") is null
            && sources.WorkingTree?["defaults.url"] is not null;
        if (isFromWorkingTree && tokenSource != sources.WorkingTree!.Path && !SentryUrl.IsSentryHosted(url))
        {
            throw new SentryConnectionException(
                $"{sources.WorkingTree.Path} names the server {url}, but the token is not from that file "
                + $"({tokenSource}). It is not sent there: anyone can put such a file into a folder that others work in.",
                "SentryUntrustedServer",
                ErrorCategory.SecurityError)
            {
                Target = url,
                RecommendedAction =
                    $"If you trust that server, name it yourself: Connect-Sentry -Url {url}, or set SENTRY_URL.",
            };
        }

        return url;
    }

    private static void WarnOfOtherServer(SentryToken token, Uri url, string outcome, Action<string> warn)
    {
        if (token.Url is not null && SentryUrl.Parse(token.Url) is var ofToken && !SentryUrl.IsSameServer(ofToken, url))
        {
            warn($"The token says that it is for {ofToken}. {outcome}");
        }
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace SentryPS.Connection;

/// <summary>What the URL of a Sentry server says: where its API is, and whose it is.</summary>
internal static class SentryUrl
{
    public const string Default = "https://sentry.io/";

    private const string ApiPath = "api/0/";

    // Where the path of a server ends, and that of a page or of the API begins: people copy what their browser shows.
    private static readonly Regex s_page = new(
        "/(api/0|organizations|issues|settings|auth)/.*", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_userInfo = new(
        "^([a-z0-9+.-]+://)?.*@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));

    private static readonly string[] s_regions = ["us", "de"];

    private static readonly string[] s_reservedSubdomains = [.. s_regions, "www", "app", "docs", "status"];

    /// <summary>The server's address with a slash at its end, and without the path of a page or of the API.</summary>
    public static Uri Parse(string text)
    {
        var withScheme = text.Contains("://") ? text.Trim() : "https://" + text.Trim();
        if (!Uri.TryCreate(withScheme, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Host.Length == 0)
        {
            var shown = WithoutUserInfo(text);
            throw SentryException.InvalidInput(
                $"'{shown}' is not the URL of a Sentry server; "
                + "one looks like https://sentry.io or https://sentry.example.com/path.",
                shown);
        }

        if (url.UserInfo.Length > 0)
        {
            throw SentryException.InvalidInput(
                "The URL of a Sentry server has no user name or password in it; give the token by -Token.");
        }

        // Sentry's own service has no path before its pages.
        var path = IsSentryHosted(url) ? "/" : s_page.Replace(url.AbsolutePath.TrimEnd('/') + "/", "/");
        return new UriBuilder(url.Scheme, url.Host, url.IsDefaultPort ? -1 : url.Port, path).Uri;
    }

    /// <summary>The same address without the name and password that it may have.</summary>
    public static Uri WithoutUserInfo(Uri url) => new UriBuilder(url) { UserName = "", Password = "" }.Uri;

    /// <summary>An address as it may be shown, however badly it is written.</summary>
    public static string WithoutUserInfo(string text) => s_userInfo.Replace(text, "$1");

    public static Uri ApiOf(Uri server) => new(server, ApiPath);

    /// <summary>Where a server takes what is sent to its projects with their keys.</summary>
    public static Uri IngestOf(Uri server) => new(server, "api/");

    /// <summary>Sentry's own service, of any region or customer domain.</summary>
    public static bool IsSentryHosted(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && (url.Host.Equals("sentry.io", StringComparison.OrdinalIgnoreCase)
            || url.Host.EndsWith(".sentry.io", StringComparison.OrdinalIgnoreCase));

    /// <summary>The host of a region of Sentry's own service, such as <c>https://us.sentry.io</c>.</summary>
    public static bool IsRegion(Uri url) =>
        IsSentryHosted(url)
        && s_regions.Any(region => url.Host.Equals(region + ".sentry.io", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Where the accounts and integrations of a server are: sentry.io for all hosts of Sentry's own service.
    /// </summary>
    public static Uri ControlOf(Uri server) => IsSentryHosted(server) ? new(Default) : server;

    /// <summary>The organization of a customer domain such as <c>https://acme.sentry.io</c>, else null.</summary>
    public static string? OrganizationOf(Uri url)
    {
        var labels = url.Host.Split('.');
        return IsSentryHosted(url) && labels.Length == 3 && !s_reservedSubdomains.Contains(labels[0])
            ? labels[0]
            : null;
    }

    /// <summary>Two addresses of the same server: the same host, or both Sentry's own service.</summary>
    public static bool IsSameServer(Uri one, Uri other) =>
        (IsSentryHosted(one) && IsSentryHosted(other))
        || (one.Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase) && one.Port == other.Port);

    /// <summary>Names of this very machine; a token sent there over plain http meets no network.</summary>
    public static bool IsLoopback(Uri url) =>
        url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}

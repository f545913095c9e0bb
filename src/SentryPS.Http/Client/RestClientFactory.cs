using System.Net;
#if NETFRAMEWORK
using System.Security.Authentication;
#endif
using RestSharp;
using SentryPS.Connection;

namespace SentryPS.Http;

/// <summary>Makes the one client of a connection.</summary>
internal static class RestClientFactory
{
    private static readonly string s_userAgent =
        $"SentryPS/{typeof(SentryConnection).Assembly.GetName().Version!.ToString(3)}";

    public static RestClient Create(ConnectionSettings settings)
    {
        var options = new RestClientOptions(SentryUrl.ApiOf(settings.Url))
        {
            // RequestSender watches over the way to the headers, and HttpResponse over the body.
            Timeout = Timeout.InfiniteTimeSpan,
            UserAgent = s_userAgent,
            // With these two a failure to connect is thrown as it is, and an error status leaves its body to be read.
            ThrowOnAnyError = true,
            SetErrorExceptionOnUnsuccessfulStatusCode = false,
            // A redirect can lead to another host, which must not get the token; see ErrorResponse.
            RedirectOptions = new() { FollowRedirects = false },
            Proxy = ProxyOf(settings),
            RemoteCertificateValidationCallback = ServerCertificate.ValidationOf(settings),
#if NETFRAMEWORK
            ConfigureMessageHandler = Modernize,
            // It would ask before it sends a body, which some proxies refuse and others leave without a response.
            Expect100Continue = false,
#endif
        };
        return new(options) { AcceptedContentTypes = ["application/json"] };
    }

    /// <summary>Null for whatever the system says. A proxy without an address is none.</summary>
    private static WebProxy? ProxyOf(ConnectionSettings settings)
    {
        // Plain http is good enough on this machine alone: a proxy would take the token off it, and read it.
        if (SentryUrl.IsLoopback(settings.Url))
        {
            return new WebProxy();
        }

        if (settings.Proxy is not null)
        {
            return ProxyAt(settings.Proxy, settings.ProxyCredential?.GetNetworkCredential());
        }

        // With a password in its address the system's proxy would be named in errors as it is.
        return SystemProxy?.GetProxy(settings.Url) is { UserInfo.Length: > 0 } proxy ? ProxyAt(proxy, null) : null;
    }

#if NETFRAMEWORK
    private static IWebProxy? SystemProxy => WebRequest.DefaultWebProxy;
#else
    private static IWebProxy? SystemProxy => HttpClient.DefaultProxy;
#endif

    private static WebProxy ProxyAt(Uri address, NetworkCredential? credential) =>
        new(SentryUrl.WithoutUserInfo(address)) { Credentials = credential ?? CredentialIn(address) };

    /// <summary>
    /// The name and password in an address such as <c>http://name:password@proxy:8080</c>. Null where there are none.
    /// </summary>
    private static NetworkCredential? CredentialIn(Uri address)
    {
        var parts = address.UserInfo.Split([':'], 2).Select(Uri.UnescapeDataString).ToList();
        return address.UserInfo.Length == 0 ? null : new(parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

#if NETFRAMEWORK
    private static HttpClientHandler Modernize(HttpMessageHandler handler)
    {
        var client = (HttpClientHandler)handler;
        // .NET Framework opens two connections to a host and makes further requests wait.
        client.MaxConnectionsPerServer = 16;
        // In Windows PowerShell on older systems it offers TLS 1.0 at most, which Sentry refuses.
        if (ServicePointManager.SecurityProtocol is not SecurityProtocolType.SystemDefault
            && !ServicePointManager.SecurityProtocol.HasFlag(SecurityProtocolType.Tls12))
        {
            client.SslProtocols = SslProtocols.Tls12;
        }

        return client;
    }
#endif
}

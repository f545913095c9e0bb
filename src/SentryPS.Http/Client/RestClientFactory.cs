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
    private static readonly string s_userAgent = $"SentryPS/{typeof(SentryConnection).Assembly.GetName().Version!.ToString(3)}";

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

    private static WebProxy? ProxyOf(ConnectionSettings settings) => settings.Proxy is null
        ? null
        : new(settings.Proxy) { Credentials = settings.ProxyCredential?.GetNetworkCredential() };

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

using System.Diagnostics;
using System.Net.Http.Headers;
using RestSharp.Interceptors;
using SentryPS.Api;
using SentryPS.Connection;

namespace SentryPS.Http;

/// <summary>
/// One request on the wire. It puts address, content and token on the message at the last moment, so that no object of
/// RestSharp holds the token, and keeps what the stream that RestSharp returns does not tell: status and headers.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="url">Where it goes.</param>
/// <param name="content">What it sends; RestSharp disposes it with the message. Null for nothing.</param>
/// <param name="settings">The connection's.</param>
internal sealed class RequestInterceptor(
    ApiRequest request, Uri url, HttpContent? content, ConnectionSettings settings) : Interceptor
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private HttpResponseMessage? _response;

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.RequestUri = url;
        requestMessage.Content = content ?? requestMessage.Content;
        foreach (var header in request.Headers)
        {
            // In place of the transport's own, not beside it.
            requestMessage.Headers.Remove(header.Key);
            requestMessage.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        // Where a DSN leads may be anybody's host.
        if (request.Host != ApiHost.Ingest && settings.Token is { } token)
            requestMessage.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());

        return default;
    }

    public override ValueTask AfterHttpRequest(HttpResponseMessage responseMessage, CancellationToken cancellationToken)
    {
        _response = responseMessage;
        return default;
    }

    public HttpResponse Response(Stream body) => new(request, settings, _response!, body, _clock);
}

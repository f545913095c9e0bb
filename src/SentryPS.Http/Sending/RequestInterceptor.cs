using System.Diagnostics;
using System.Net.Http.Headers;
using RestSharp.Interceptors;
using SentryPS.Connection;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// One request on the wire. It puts the token on the message at the last moment, so that no object of RestSharp holds it,
/// and keeps what the stream that RestSharp returns does not tell: status and headers.
/// </summary>
internal sealed class RequestInterceptor(ApiRequest request, ConnectionSettings settings) : Interceptor
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private HttpResponseMessage? _response;

    public override ValueTask BeforeHttpRequest(HttpRequestMessage requestMessage, CancellationToken cancellationToken)
    {
        requestMessage.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token.Reveal());
        return default;
    }

    public override ValueTask AfterHttpRequest(HttpResponseMessage responseMessage, CancellationToken cancellationToken)
    {
        _response = responseMessage;
        return default;
    }

    public HttpResponse Response(Stream body) => new(request, settings, _response!, body, _clock);
}

using RestSharp;
using SentryPS.Api;
using SentryPS.Connection;
using SentryPS.Http.Errors;

namespace SentryPS.Http;

/// <summary>
/// Sends a request until it has a response or there is no hope: waits for rate limits, tries again what may be tried
/// again, and turns all failures into <see cref="SentryException"/>. The only user of <see cref="RestClient"/>.
/// </summary>
internal sealed class RequestSender(ConnectionSettings settings, ServerHosts hosts) : IDisposable
{
    private readonly RestClient _client = RestClientFactory.Create(settings);
    private readonly ServerLimits _limits = ServerLimits.Of(settings);

    public RetryPolicy Retries { get; } = new(settings.MaximumRetryCount);

    public void Dispose() => _client.Dispose();

    /// <summary>Returns when the headers of a successful response are there; its body has yet to be read.</summary>
    public async Task<HttpResponse> SendAsync(
        ApiRequest request, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var url = await hosts.AddressOfAsync(request).ConfigureAwait(false);
        var gate = _limits.GateOf(request.Route);
        var timesSent = 0;
        var wasRefused = false;
        for (var attempt = 1; ; attempt++)
        {
            await gate.EnterAsync(wasRefused, observer, cancellationToken).ConfigureAwait(false);
            var passed = gate.Passed;
            TimeSpan? askedFor = null;
            var isAtGate = false;
            SentryException failure;
            bool mayRetry;
            try
            {
                var response = await SendOnceAsync(request, url, gate, observer, cancellationToken).ConfigureAwait(false);
                wasRefused = RateLimit.IsRefusal(response);
                timesSent += wasRefused ? 0 : 1;
                response.TimesSent = timesSent;
                if (response.IsSuccess)
                {
                    return response;
                }

                failure = await ErrorResponse.ReadAsync(response, request, cancellationToken).ConfigureAwait(false);
                observer.Verbose(response.Describe(items: null));
                mayRetry = RetryPolicy.IsWorthwhile(request, response.StatusCode);
                askedFor = wasRefused || RateLimit.RetryAfterOf(response) is not null ? response.RateLimitDelay : null;
                isAtGate = wasRefused && !RateLimit.IsOnConcurrency(response);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Of(exception, settings) is { } known)
            {
                failure = known;
                wasRefused = false;
                mayRetry = RetryPolicy.IsWorthwhile(request, exception);
                timesSent += RetryPolicy.IsBeforeConnection(exception) ? 0 : 1;
            }

            if (wasRefused && gate.Passed != passed)
            {
                // Others got through, so the limit works as it should, and waiting for it uses up no try.
                attempt--;
            }

            if (!mayRetry || !Retries.CanFollow(attempt) || askedFor > RateLimit.LongestWait)
            {
                throw failure;
            }

            if (!isAtGate)
            {
                await RetryPolicy.WaitAsync(Math.Max(1, attempt), failure, observer, cancellationToken, askedFor).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends the request, as soon as there is a place for it.</summary>
    private async Task<HttpResponse> SendOnceAsync(
        ApiRequest request, Uri url, RateLimitGate gate, IRequestObserver observer, CancellationToken cancellationToken)
    {
        HttpResponse? response = null;
        try
        {
            await _limits.Concurrency.EnterAsync(observer, cancellationToken).ConfigureAwait(false);
            try
            {
                return response = await ExchangeAsync(request, url, observer, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (response is not null && RateLimit.IsOnConcurrency(response))
                {
                    _limits.Concurrency.LeaveAndLower();
                }
                else
                {
                    _limits.Concurrency.Leave();
                }
            }
        }
        finally
        {
            gate.Leave(response);
        }
    }

    private async Task<HttpResponse> ExchangeAsync(
        ApiRequest request, Uri url, IRequestObserver observer, CancellationToken cancellationToken)
    {
        // The time limit is for the headers, counted from the last piece that was sent.
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Restart();
        var content = RequestContent.Of(request.Content, observer, Restart, stall.Token);
        var exchange = new RequestInterceptor(request, url, content, settings);
        var restRequest = new RestRequest("", MethodOf(request)) { Interceptors = [exchange] };
        var body = await _client.DownloadStreamAsync(restRequest, stall.Token).ConfigureAwait(false);
        return exchange.Response(body ?? Stream.Null);

        void Restart() => stall.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSec));
    }

    private static Method MethodOf(ApiRequest request) => request.Method switch
    {
        ApiMethod.Get => Method.Get,
        ApiMethod.Post => Method.Post,
        ApiMethod.Put => Method.Put,
        ApiMethod.Patch => Method.Patch,
        ApiMethod.Delete => Method.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}

using RestSharp;
using SentryPS.Connection;
using SentryPS.Http.Errors;
using SentryPS.Http.Json;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// Sends a request until it has a response or there is no hope: waits for rate limits, tries again what may be tried
/// again, and turns all failures into <see cref="SentryException"/>. The only user of <see cref="RestClient"/>.
/// </summary>
internal sealed class RequestSender(ConnectionSettings settings) : IDisposable
{
    private readonly RestClient _client = RestClientFactory.Create(settings);
    private readonly RateLimitGate _gate = new();
    private readonly ConcurrencyLimit _concurrency = new();

    public RetryPolicy Retries { get; } = new(settings.MaximumRetryCount);

    public void Dispose() => _client.Dispose();

    /// <summary>Returns when the headers of a successful response are there; its body has yet to be read.</summary>
    public async Task<HttpResponse> SendAsync(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await _gate.WaitAsync(monitor, cancellationToken).ConfigureAwait(false);
            TimeSpan? rateLimitDelay = null;
            SentryException failure;
            bool mayRetry;
            try
            {
                var response = await SendOnceAsync(request, monitor, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccess)
                {
                    return response;
                }

                failure = await ErrorResponse.ReadAsync(response, request, cancellationToken).ConfigureAwait(false);
                monitor.Verbose(response.Describe(items: null));
                mayRetry = RetryPolicy.IsWorthwhile(request, response.StatusCode);
                rateLimitDelay = response.StatusCode == RateLimitGate.TooManyRequests ? response.RateLimitDelay : null;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Of(exception, settings) is { } known)
            {
                failure = known;
                mayRetry = RetryPolicy.IsWorthwhile(request, exception);
            }

            if (!mayRetry || !Retries.CanFollow(attempt) || rateLimitDelay > RateLimitGate.LongestWait)
            {
                throw failure;
            }

            await RetryPolicy.WaitAsync(attempt, failure.Message, monitor, cancellationToken, rateLimitDelay).ConfigureAwait(false);
        }
    }

    /// <summary>Sends the request, as soon as there is a place for it.</summary>
    private async Task<HttpResponse> SendOnceAsync(ApiRequest request, IRequestObserver monitor, CancellationToken cancellationToken)
    {
        await _concurrency.EnterAsync(monitor, cancellationToken).ConfigureAwait(false);
        var isAboveLimit = false;
        try
        {
            var exchange = new RequestInterceptor(request, settings);
            var body = await _client.DownloadStreamAsync(RestRequestOf(request, exchange), cancellationToken).ConfigureAwait(false);
            var response = exchange.Response(body ?? Stream.Null);
            _gate.Observe(response);
            isAboveLimit = RateLimitGate.IsOnConcurrency(response);
            return response;
        }
        finally
        {
            if (isAboveLimit)
            {
                _concurrency.LeaveAndLower();
            }
            else
            {
                _concurrency.Leave();
            }
        }
    }

    private static RestRequest RestRequestOf(ApiRequest request, RequestInterceptor exchange)
    {
        var restRequest = new RestRequest(request.Path, MethodOf(request)) { Interceptors = [exchange] };
        foreach (var parameter in request.Query)
        {
            // Escaped here, since RestSharp writes a blank as '+' and leaves other characters alone.
            restRequest.AddQueryParameter(Uri.EscapeDataString(parameter.Key), Uri.EscapeDataString(parameter.Value), encode: false);
        }

        if (request.Body is not null)
        {
            restRequest.AddStringBody(JsonBody.Write(request.Body), ContentType.Json);
        }

        return restRequest;
    }

    private static Method MethodOf(ApiRequest request) => request.Method switch
    {
        ApiMethod.Get => Method.Get,
        ApiMethod.Post => Method.Post,
        ApiMethod.Put => Method.Put,
        ApiMethod.Delete => Method.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}

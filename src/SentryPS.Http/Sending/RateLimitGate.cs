using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// Sentry's rate limits: how many requests a caller may send to an endpoint in a window of a second or so. A response that
/// says that none is left closes the gate until the window ends, so that the next request waits instead of failing.
/// </summary>
internal sealed class RateLimitGate
{
    public const int TooManyRequests = 429;

    /// <summary>Waits that are longer are an error that says when the limit ends; no script should hang for them.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(200);

    // Who has waited after a refusal comes here at the moment in which the gate opens, by clocks that differ a little.
    private static readonly TimeSpan s_shortestNotice = TimeSpan.FromMilliseconds(50);

    private long _closedUntilTicks;

    /// <summary>Waits while the gate is closed.</summary>
    public async Task WaitAsync(IRequestObserver monitor, CancellationToken cancellationToken)
    {
        var delay = new DateTime(Interlocked.Read(ref _closedUntilTicks), DateTimeKind.Utc) - DateTime.UtcNow;
        if (delay <= TimeSpan.Zero)
        {
            return;
        }

        if (delay >= s_shortestNotice)
        {
            monitor.Waiting(delay, "Sentry's rate limit is used up.");
        }

        await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the gate after a response that leaves no request in its window.</summary>
    public void Observe(HttpResponse response)
    {
        if (response.Number("X-Sentry-Rate-Limit-Remaining") == 0 && ResetOf(response) is not null && response.RateLimitDelay <= LongestWait)
        {
            Interlocked.Exchange(ref _closedUntilTicks, (DateTime.UtcNow + response.RateLimitDelay).Ticks);
        }
    }

    /// <summary>
    /// How long to wait after a 429. Reset is a time of the server's clock, so it is compared with the Date of the same
    /// response; there is no Retry-After. A limit on concurrency has no window; a short wait relieves it.
    /// </summary>
    public static TimeSpan DelayOf(HttpResponse response)
    {
        var jitter = TimeSpan.FromMilliseconds(50 + (200 * RetryPolicy.NextRandom()));
        var untilReset = !IsOnConcurrency(response) && ResetOf(response) is { } reset ? reset - (response.Date ?? DateTimeOffset.UtcNow) : TimeSpan.FromMilliseconds(500);
        return (untilReset > s_shortestWait ? untilReset : s_shortestWait) + jitter;
    }

    /// <summary>
    /// Says of a refusal that too many requests were under way at once. Sentry refuses both kinds alike, but to the other
    /// kind it tells that no request is left in the window.
    /// </summary>
    public static bool IsOnConcurrency(HttpResponse response) =>
        response.StatusCode == TooManyRequests
        && (response.Number("X-Sentry-Rate-Limit-ConcurrentRemaining") == 0 || response.Number("X-Sentry-Rate-Limit-Remaining") > 0);

    /// <summary>When the window ends. Null where the response does not say.</summary>
    public static DateTimeOffset? ResetOf(HttpResponse response) =>
        response.Number("X-Sentry-Rate-Limit-Reset") is { } seconds && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

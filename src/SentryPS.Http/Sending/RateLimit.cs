using System.Globalization;

namespace SentryPS.Http;

/// <summary>What responses say of rate limits: Sentry by headers of its own, others by Retry-After.</summary>
internal static class RateLimit
{
    public const string Limit = "X-Sentry-Rate-Limit-Limit";
    public const string Remaining = "X-Sentry-Rate-Limit-Remaining";

    public const string ReachedReason = "Sentry's rate limit is reached.";
    public const string UsedUpReason = "Sentry's rate limit is used up.";

    private const int TooManyRequests = 429;

    /// <summary>
    /// Waits that are longer are an error that says when the limit ends; no script should hang for them.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(200);

    /// <summary>Says that the server has refused the request for a limit, and so has done nothing.</summary>
    public static bool IsRefusal(HttpResponse response) => IsRefusal(response.StatusCode);

    /// <inheritdoc cref="IsRefusal(HttpResponse)"/>
    public static bool IsRefusal(int statusCode) => statusCode == TooManyRequests;

    /// <summary>
    /// Says of a refusal that too many requests were under way at once. Sentry refuses both kinds alike, but to the
    /// other kind it tells that no request is left in the window.
    /// </summary>
    public static bool IsOnConcurrency(HttpResponse response) =>
        IsRefusal(response)
        && (response.Number("X-Sentry-Rate-Limit-ConcurrentRemaining") == 0 || response.Number(Remaining) > 0);

    /// <summary>
    /// How long a response asks to wait, and a little more, so that not everybody comes back at once. Times in it are
    /// of the server's clock, so they are compared with the Date of the same response. Without any, a short wait has to
    /// do.
    /// </summary>
    public static TimeSpan DelayOf(HttpResponse response)
    {
        var jitter = TimeSpan.FromMilliseconds(50 + (200 * RetryPolicy.NextRandom()));
        var now = response.Date ?? DateTimeOffset.UtcNow;
        var wait = !IsOnConcurrency(response) && EndOf(response) is { } end ? end - now : TimeSpan.FromMilliseconds(500);
        return (wait > s_shortestWait ? wait : s_shortestWait) + jitter;
    }

    /// <summary>When the server will take requests again. Null where the response does not say.</summary>
    public static DateTimeOffset? EndOf(HttpResponse response) => ResetOf(response) ?? RetryAfterOf(response);

    /// <summary>When the window of the limit ends. Null where the response does not say.</summary>
    public static DateTimeOffset? ResetOf(HttpResponse response) =>
        response.Number("X-Sentry-Rate-Limit-Reset") is { } seconds && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>
    /// What Retry-After says, a number of seconds or a date. Null where it is not there or is neither.
    /// </summary>
    public static DateTimeOffset? RetryAfterOf(HttpResponse response)
    {
        const int mostSeconds = 366 * 24 * 3600;
        return response.Number("Retry-After") is { } seconds
            ? (response.Date ?? DateTimeOffset.UtcNow).AddSeconds(Math.Min(seconds, mostSeconds))
            : DateTimeOffset.TryParseExact(
                response.Header("Retry-After"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date
                : null;
    }
}

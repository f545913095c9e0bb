using System.Globalization;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Limits;

/// <summary>
/// Fixed windows on the real clock, as Sentry counts them: headers on every answer, and a 429 that has no Retry-After
/// and calls its JSON text/html.
/// </summary>
internal sealed class RateLimiter(bool enabled)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Window> _windows = [];

    /// <summary>Counts the call in, or ends it with a 429. Disposing counts it out again.</summary>
    public IDisposable? Enter(HttpResponse response, Caller caller, string bucket, RateLimit limit)
    {
        if (!enabled)
            return null;

        lock (_gate)
        {
            var key = $"{caller.Identity} {bucket}";
            if (!_windows.TryGetValue(key, out var window))
                _windows[key] = window = new Window();

            window.RollTo(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), limit.Seconds);
            window.Calls++;
            WriteHeaders(response, window, limit);

            if (window.Running >= RateLimit.Concurrency)
            {
                throw TooMany(
                    "You are attempting to go above the allowed concurrency for this endpoint. " +
                    $"Concurrency limit is {RateLimit.Concurrency}");
            }

            if (window.Calls > limit.Calls)
            {
                throw TooMany(
                    "You are attempting to use this endpoint too frequently. " +
                    $"Limit is {limit.Calls} requests in {limit.Seconds} seconds");
            }

            window.Running++;
            return new Place(() => Leave(window));
        }
    }

    private static void WriteHeaders(HttpResponse response, Window window, RateLimit limit)
    {
        void Write(string name, long value) =>
            response.Headers[$"X-Sentry-Rate-Limit-{name}"] = value.ToString(CultureInfo.InvariantCulture);

        Write("Limit", limit.Calls);
        Write("Remaining", Math.Max(0, limit.Calls - window.Calls));
        Write("Reset", window.Start + limit.Seconds);
        Write("ConcurrentLimit", RateLimit.Concurrency);
        Write("ConcurrentRemaining", Math.Max(0, RateLimit.Concurrency - window.Running - 1));
    }

    private static ApiFailure TooMany(string detail) =>
        new(Response.Text(429, "text/html", $"{{\"detail\":\"{detail}\"}}"));

    private void Leave(Window window)
    {
        lock (_gate)
            window.Running--;
    }

    private sealed class Window
    {
        public long Start { get; private set; }

        public int Calls { get; set; }

        public int Running { get; set; }

        public void RollTo(long now, int seconds)
        {
            var start = now - (now % seconds);
            if (start == Start)
                return;
            Start = start;
            Calls = 0;
        }
    }

    private sealed class Place(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

using System.Diagnostics;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// The rate limit of one kind of request: Sentry allows so many in a window of a second or so, and says with each
/// response how many are left. Requests pass in the order in which they came, no more of them than are left; when none
/// is, the next waits until the window ends.
/// </summary>
#pragma warning disable CA1001 // Who waits at a semaphore that is disposed waits for ever; without its wait handle there is nothing to free.
internal sealed class RateLimitGate
#pragma warning restore CA1001
{
    // No word for so long means that the window has passed: they are of a second or so.
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    // By clocks that differ a little, a wait may be over a moment before the window is.
    private static readonly TimeSpan s_shortestNotice = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim _change = new(0);
    private readonly object _state = new();

    /// <summary>How many may pass before there is word from the server.</summary>
    private long _left = long.MaxValue;
    private long? _limit;
    private int _underWay;
    private bool _isClosed;
    private TimeSpan _windowEnd;
    private TimeSpan _lastPass;
    private DateTimeOffset? _reset;
    private long _passed;

    /// <summary>Time that goes on evenly, whatever happens to the clock.</summary>
    private static TimeSpan Now => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    /// <summary>How many requests the server has let through.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    /// <summary>Waits for the request's turn. Whoever enters has to <see cref="Leave"/>.</summary>
    /// <param name="wasRefused">Says that the server has refused the request, so that the wait is told of as what
    /// follows that.</param>
    /// <param name="observer">Is told of the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(bool wasRefused, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var reason = wasRefused ? RateLimit.ReachedReason : RateLimit.UsedUpReason;
        var told = Tell(default, reason, observer);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!TryPass(out var delay))
            {
                if (delay > TimeSpan.Zero)
                {
                    told = Tell(told, reason, observer);
                    await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await _change.WaitAsync(s_look, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends a request, and takes note of what its response says of the limit.</summary>
    /// <param name="response">Null where there is none.</param>
    public void Leave(HttpResponse? response)
    {
        lock (_state)
        {
            _underWay--;
            if (response is not null)
            {
                Observe(response);
            }

            if (_change.CurrentCount == 0)
            {
                _change.Release();
            }
        }
    }

    /// <summary>Tells of the wait for the end of a window, once for each.</summary>
    private TimeSpan Tell(TimeSpan told, string reason, IRequestObserver observer)
    {
        TimeSpan delay;
        TimeSpan end;
        lock (_state)
        {
            end = _windowEnd;
            delay = _isClosed ? end - Now : TimeSpan.Zero;
        }

        if (delay < s_shortestNotice || end == told)
        {
            return told;
        }

        observer.Waiting(delay, reason);
        return end;
    }

    /// <summary>
    /// Lets a request pass, or says how long the window goes on; zero where only a response can tell.
    /// </summary>
    private bool TryPass(out TimeSpan delay)
    {
        lock (_state)
        {
            if (_windowEnd <= Now)
            {
                // A new window, of which the next response tells more; where the limit is not known, one request finds
                // out.
                _left = _isClosed || _limit is not null ? _limit ?? 1 : _left;
                _isClosed = false;
                _windowEnd = TimeSpan.MaxValue;
            }

            delay = _isClosed ? _windowEnd - Now : TimeSpan.Zero;
            if (_isClosed || (_left <= 0 && _underWay > 0 && Now - _lastPass < s_longestSilence))
            {
                return false;
            }

            _lastPass = Now;
            _left = Math.Max(0, _left - 1);
            _underWay++;
            return true;
        }
    }

    private void Observe(HttpResponse response)
    {
        var reset = RateLimit.ResetOf(response);
        var isRefused = RateLimit.IsRefusal(response);
        if (!isRefused)
        {
            Interlocked.Increment(ref _passed);
        }

        if (isRefused && !RateLimit.IsOnConcurrency(response))
        {
            Close(response.RateLimitDelay, reset);
        }
        else if (response.Number(RateLimit.Remaining) is not { } remaining)
        {
            (_left, _limit, _reset) = (long.MaxValue, null, null);
        }
        else if (reset is null || _reset is null || reset >= _reset)
        {
            // Otherwise it is late word of a window that is over.
            _limit = response.Number(RateLimit.Limit);
            if (reset <= response.Date)
            {
                // It took so long that the next window has begun.
                (_left, _reset) = (_limit ?? long.MaxValue, reset);
            }
            else if (remaining == 0 && reset is not null)
            {
                Close(response.RateLimitDelay, reset);
            }
            else
            {
                _left = Math.Max(0, remaining - _underWay);
                _windowEnd = reset is null ? TimeSpan.MaxValue : Now + response.RateLimitDelay;
                _reset = reset;
            }
        }
    }

    private void Close(TimeSpan delay, DateTimeOffset? reset)
    {
        // Longer waits are errors, which tell when the limit ends.
        if (delay <= RateLimit.LongestWait)
        {
            (_isClosed, _left, _reset) = (true, 0, reset);
            _windowEnd = Now + delay;
        }
    }
}

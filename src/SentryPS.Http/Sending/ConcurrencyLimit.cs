using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// How many requests of a caller are under way at once. Sentry has a limit of its own, which it tells only by refusing
/// what is above it. Each refusal lowers ours by one, down to one request at a time; a run of requests without a
/// refusal raises it by one again.
/// </summary>
#pragma warning disable CA1001 // Who waits at a semaphore that is disposed waits for ever; without its wait handle there is nothing to free.
internal sealed class ConcurrencyLimit
#pragma warning restore CA1001
{
    public const int Most = 16;

    /// <summary>How many requests in a row have to pass for one more place.</summary>
    public const int PassesForAPlace = 50;

    private readonly SemaphoreSlim _places = new(Most);
    private readonly object _gate = new();
    private int _limit = Most;
    private int _passes;

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        var place = _places.WaitAsync(cancellationToken);
        if (!place.IsCompleted)
        {
            observer.Verbose("Waiting until another request of the connection ends.");
        }

        return place;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        var places = 1;
        lock (_gate)
        {
            if (_limit < Most && ++_passes == PassesForAPlace)
            {
                _passes = 0;
                _limit++;
                places++;
            }
        }

        _places.Release(places);
    }

    /// <summary>Gives a place up, unless it is the last.</summary>
    public void LeaveAndLower()
    {
        lock (_gate)
        {
            _passes = 0;
            if (_limit > 1)
            {
                _limit--;
                return;
            }
        }

        _places.Release();
    }
}

using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>
/// How many requests of a connection are under way at once. Sentry has a limit of its own, which it tells only by refusing
/// what is above it; each refusal lowers ours by one, down to one request at a time.
/// </summary>
#pragma warning disable CA1001 // Who waits at a semaphore that is disposed waits for ever; without its wait handle there is nothing to free.
internal sealed class ConcurrencyLimit
#pragma warning restore CA1001
{
    private const int Most = 16;

    private readonly SemaphoreSlim _places = new(Most);
    private int _limit = Most;

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(IRequestObserver monitor, CancellationToken cancellationToken)
    {
        var place = _places.WaitAsync(cancellationToken);
        if (!place.IsCompleted)
            monitor.Verbose("Waiting until another request of the connection ends.");

        return place;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => _places.Release();

    /// <summary>Gives a place up for good, unless it is the last.</summary>
    public void LeaveAndLower()
    {
        if (Interlocked.Decrement(ref _limit) < 1)
        {
            Interlocked.Increment(ref _limit);
            _places.Release();
        }
    }
}

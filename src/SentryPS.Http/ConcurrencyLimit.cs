namespace SentryPS.Http;

/// <summary>
/// How many requests of a connection are under way at once. Sentry has a limit of its own, which it tells only by refusing
/// what is above it; each refusal lowers ours by one, down to one request at a time.
/// </summary>
internal sealed class ConcurrencyLimit : IDisposable
{
    private const int Most = 16;

    private readonly SemaphoreSlim _places = new(Most);
    private int _limit = Most;

    public void Dispose() => _places.Dispose();

    public Task EnterAsync(CancellationToken cancellationToken) => _places.WaitAsync(cancellationToken);

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

using SentryPS.Connection;
using SentryPS.Http.Errors;

namespace SentryPS.Http;

/// <summary>The limit on the time of a request with all its tries and waits, where the connection has one.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly int? _seconds;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _end;

    public Deadline(ConnectionSettings settings, CancellationToken caller)
    {
        _seconds = settings.OperationTimeoutSec;
        _caller = caller;
        _end = CancellationTokenSource.CreateLinkedTokenSource(caller);
        if (_seconds is { } seconds)
        {
            _end.CancelAfter(TimeSpan.FromSeconds(seconds));
        }
    }

    /// <summary>Ends when the caller gives up or time is up.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose() => _end.Dispose();

    /// <summary>Waits for work that goes by <see cref="Token"/> and says why it ended early.</summary>
    public async Task<T> Watch<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!_caller.IsCancellationRequested && _end.IsCancellationRequested)
        {
            throw ConnectionFailure.Timeout($"The request did not come to an end within {_seconds} s, all tries and waits included.", exception);
        }
    }
}

using SentryPS.Connection;
using SentryPS.Http.Errors;

namespace SentryPS.Http;

/// <summary>
/// What ends a request with all its tries and waits before it is done: the caller, the limit on its time where the
/// connection has one, or the end of the connection.
/// </summary>
internal sealed class Deadline : IDisposable
{
    private readonly ConnectionSettings _settings;
    private readonly CancellationToken _closed;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _end;

    public Deadline(ConnectionSettings settings, CancellationToken closed, CancellationToken caller)
    {
        _settings = settings;
        _closed = closed;
        _caller = caller;
        _end = CancellationTokenSource.CreateLinkedTokenSource(closed, caller);
        if (settings.OperationTimeoutSec is { } seconds)
        {
            _end.CancelAfter(TimeSpan.FromSeconds(seconds));
        }
    }

    /// <summary>Ends when the caller gives up, time is up or the connection is closed.</summary>
    public CancellationToken Token => _end.Token;

    public void Dispose() => _end.Dispose();

    /// <summary>Waits for work that goes by <see cref="Token"/> and says why it ended early.</summary>
    public async Task<T> Watch<T>(Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not SentryApiException && !_caller.IsCancellationRequested && _closed.IsCancellationRequested)
        {
            // Whatever it says, unless it is the server's response: sockets that are closed under a request fail in
            // many ways.
            throw ConnectionFailure.Closed(_settings, exception);
        }
        catch (OperationCanceledException exception) when (!_caller.IsCancellationRequested && _end.IsCancellationRequested)
        {
            throw ConnectionFailure.Timeout(
                $"The request did not come to an end within {_settings.OperationTimeoutSec} s, all tries and waits included.", exception);
        }
    }
}

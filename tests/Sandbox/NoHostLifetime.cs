namespace SentryPS.Sandbox;

/// <summary>
/// Leaves Ctrl+C and other signals alone: the sandbox may be a guest in a test's process, and ends when it is disposed.
/// </summary>
internal sealed class NoHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

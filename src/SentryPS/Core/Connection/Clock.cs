namespace SentryPS.Connection;

/// <summary>Tells the time and waits. Tests have one that needs no time for it.</summary>
internal class Clock
{
    public virtual DateTime UtcNow => DateTime.UtcNow;

    public virtual Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);
}

namespace SentryPS.Transport;

/// <summary>Tells nobody: for calls on behalf of no cmdlet.</summary>
internal sealed class SilentMonitor : IRequestMonitor
{
    public static readonly SilentMonitor Instance = new();

    private SilentMonitor()
    {
    }

    public void Verbose(string line)
    {
    }

    public void Waiting(TimeSpan delay, string reason)
    {
    }
}

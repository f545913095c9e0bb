namespace SentryPS.Api;

/// <summary>Tells nobody: for calls on behalf of no cmdlet.</summary>
internal sealed class SilentObserver : IRequestObserver
{
    public static readonly SilentObserver Instance = new();

    private SilentObserver()
    {
    }

    public void Verbose(string line)
    {
    }

    public void Waiting(TimeSpan delay, string reason)
    {
    }

    public void Transferred(long bytes, long? total)
    {
    }
}

using System.Diagnostics;
using SentryPS.Api;

namespace SentryPS.Http;

/// <summary>Counts the bytes of a file that is on its way, and tells of them a few times a second.</summary>
/// <param name="total">How many there are; null where nobody knows.</param>
/// <param name="observer">Is told.</param>
/// <param name="moved">Is called for each piece, whose coming shows that the transfer has not stalled.</param>
internal sealed class TransferProgress(long? total, IRequestObserver observer, Action moved)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _due = s_pause;
    private long _bytes;

    public void Add(int count)
    {
        moved();
        _bytes += count;
        if (_clock.Elapsed >= _due)
        {
            _due = _clock.Elapsed + s_pause;
            observer.Transferred(_bytes, total);
        }
    }

    /// <summary>Tells the last count, whenever that is.</summary>
    public void Finish() => observer.Transferred(_bytes, total);
}

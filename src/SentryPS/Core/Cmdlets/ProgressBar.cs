using System.Diagnostics;

namespace SentryPS.Cmdlets;

/// <summary>
/// The bar of work that takes its time: it comes when the work has gone on for a second, moves four times a second at
/// most, and goes away with the work.
/// </summary>
internal sealed class ProgressBar(TerminalCmdlet cmdlet, string activity) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _due = s_patience;
    private string? _status;

    /// <summary>A command has one line on the screen, whoever writes into it.</summary>
    public static int ActivityIdOf(Cmdlet cmdlet) => cmdlet.GetHashCode();

    /// <summary>Shows how far the work is, if it is time for that.</summary>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is to do; null where nobody knows.</param>
    public void Update(long done, long? total)
    {
        var elapsed = _clock.Elapsed;
        if (elapsed < _due)
        {
            return;
        }

        _due = elapsed + s_pause;
        var rate = Math.Max(1, done) / elapsed.TotalSeconds;
        var amount = total is null ? FormattableString.Invariant($"{done:N0} so far") : FormattableString.Invariant($"{done:N0} of {total:N0}");
        _status = FormattableString.Invariant($"{amount}, {rate:N0} per second");
        var bar = new ProgressRecord(ActivityIdOf(cmdlet), activity, _status);
        if (total > 0)
        {
            bar.PercentComplete = (int)Math.Min(100, 100 * done / total.Value);
            bar.SecondsRemaining = (int)Math.Max(0, (total.Value - done) / rate);
        }

        cmdlet.WriteProgress(bar);
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (_status is null)
        {
            return;
        }

        try
        {
            cmdlet.WriteProgress(new(ActivityIdOf(cmdlet), activity, _status) { RecordType = ProgressRecordType.Completed });
        }
        catch (PipelineStoppedException)
        {
            // A pipeline that stops takes no more records; the host clears its bars itself.
        }
    }
}

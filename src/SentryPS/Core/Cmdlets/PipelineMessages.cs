using System.Globalization;

namespace SentryPS.Cmdlets;

/// <summary>
/// Carries what the wire says, on whatever thread, to the pipeline's thread, the only one that may write to PowerShell's
/// streams.
/// </summary>
internal sealed class PipelineMessages(TerminalCmdlet cmdlet) : IRequestObserver
{
    private readonly Queue<Action> _messages = new();
    private readonly int _activityId = ProgressBar.ActivityIdOf(cmdlet);
    private ProgressRecord? _bar;
    private volatile bool _isVerbose = true;

    public void Verbose(string line)
    {
        // Each line wakes the pipeline's thread, which then has nothing to do with it but throw it away.
        if (_isVerbose)
        {
            Add(() => cmdlet.WriteVerbose(line));
        }
    }

    /// <summary>Finds out what the user wants to read. Called on the pipeline's thread before the first wait.</summary>
    public void Begin() => _isVerbose = IsWanted("Verbose") ?? IsWanted("Debug") ?? IsPreferred("VerbosePreference");

    public void Waiting(TimeSpan delay, string reason)
    {
        var seconds = Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        Verbose($"Waiting {seconds} s: {reason}");
        Add(() => ShowBar(new(_activityId, "Waiting for Sentry", reason) { SecondsRemaining = (int)delay.TotalSeconds }));
    }

    public void Transferred(long bytes, long? total)
    {
        var status = total is null ? FormattableString.Invariant($"{Megabytes(bytes):N1} MB") : FormattableString.Invariant($"{Megabytes(bytes):N1} of {Megabytes(total.Value):N1} MB");
        var percent = total > 0 ? (int)Math.Min(100, 100 * bytes / total.Value) : -1;
        Add(() => ShowBar(new(_activityId, "Transferring", status) { PercentComplete = percent }));
    }

    /// <summary>Writes what comes until the task has ended, then what is left, and takes away the bar of a wait or a transfer.</summary>
    public void WriteUntilDone(Task task)
    {
        task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next(task) is { } message)
        {
            message();
        }

        if (_bar is not null)
        {
            // Another record, since hosts may not have shown the first one yet.
            cmdlet.WriteProgress(new(_bar.ActivityId, _bar.Activity, _bar.StatusDescription) { RecordType = ProgressRecordType.Completed });
            _bar = null;
        }
    }

    private static double Megabytes(long bytes) => bytes / (1024.0 * 1024.0);

    private bool? IsWanted(string parameter) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var value) ? LanguagePrimitives.IsTrue(value) : null;

    private bool IsPreferred(string variable) =>
        !LanguagePrimitives.TryConvertTo<ActionPreference>(cmdlet.GetVariableValue(variable), out var preference)
        || preference != ActionPreference.SilentlyContinue;

    private void Add(Action message)
    {
        lock (_messages)
        {
            _messages.Enqueue(message);
        }

        Wake();
    }

    private void Wake()
    {
        lock (_messages)
        {
            Monitor.Pulse(_messages);
        }
    }

    /// <summary>The next message, as soon as there is one. Null when the task has ended and all has been said.</summary>
    private Action? Next(Task task)
    {
        // Of all ways to wait this is the one that does not spin first, which takes the processor from who reads the page.
        lock (_messages)
        {
            while (_messages.Count == 0 && !task.IsCompleted)
            {
                Monitor.Wait(_messages);
            }

            return _messages.Count == 0 ? null : _messages.Dequeue();
        }
    }

    private void ShowBar(ProgressRecord bar)
    {
        _bar = bar;
        cmdlet.WriteProgress(bar);
    }
}

namespace SentryPS.Cmdlets;

/// <summary>A change of many things in a command of PowerShell.</summary>
internal sealed class CmdletBulkHost(SentryCmdlet cmdlet) : IBulkHost
{
    private readonly Dictionary<string, ProgressBar> _bars = [];

    public bool StopsAtErrors => cmdlet.PreferenceOf("ErrorAction", "ErrorActionPreference") is { } preference
        && LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action)
        && action == ActionPreference.Stop;

    public bool IsWhatIf => cmdlet.IsWhatIf();

    public CancellationToken Stop => cmdlet.StopToken;

    public Task<TResult> Start<TResult>(SentryConnection connection, Func<BulkWire, Task<TResult>> work)
    {
        try
        {
            var wire = new BulkWire(connection.Transport, cmdlet.Observer, Stop);
            // On the thread pool: the pipeline's thread may have a context that it would have to get back to, as in an ISE.
            return Task.Run(() => work(wire), CancellationToken.None).Observed();
        }
        catch (SentryException exception)
        {
            return Task.FromException<TResult>(exception).Observed();
        }
    }

    public void WaitForAny(IReadOnlyCollection<Task> tasks) => cmdlet.Await(Task.WhenAny(tasks));

    public void WarnOfScope(ApiRequest request, SentryConnection connection) => cmdlet.WarnOfScope(request, connection);

    public void WriteWhatIf(string target, string action) => cmdlet.ShouldProcess(target, action);

    public void WriteObject(object item) => cmdlet.WriteObject(item);

    public void WriteError(ErrorRecord error) => cmdlet.WriteError(error);

    public void WriteWarning(string text) => cmdlet.WriteWarning(text);

    /// <summary>The host is told itself, since the streams are closed by then.</summary>
    public void WriteLastWarning(string text) => cmdlet.Host.UI.WriteWarningLine(SentryFormat.Line(text));

    public void ShowProgress(string activity, int done, int? total)
    {
        if (!_bars.TryGetValue(activity, out var bar))
        {
            _bars[activity] = bar = new(cmdlet, activity);
        }

        bar.Update(done, total);
    }

    public void EndProgress(string activity)
    {
        if (_bars.TryGetValue(activity, out var bar))
        {
            bar.Dispose();
            _bars.Remove(activity);
        }
    }
}

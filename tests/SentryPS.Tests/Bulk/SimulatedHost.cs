using System.Management.Automation;
using SentryPS.Api;
using SentryPS.Cmdlets;

namespace SentryPS.Tests.Bulk;

/// <summary>A command without PowerShell around it, whose thread is the test's.</summary>
internal sealed class SimulatedHost(ISentryTransport transport, bool stopsAtErrors = false) : IBulkHost, IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly List<Task> _started = [];
    private readonly CancellationTokenSource _stop = new();

    public bool StopsAtErrors => stopsAtErrors;

    public bool IsWhatIf => false;

    public CancellationToken Stop => _stop.Token;

    public List<ErrorRecord> Errors { get; } = [];

    public List<object> Objects { get; } = [];

    public string? LastWarning { get; private set; }

    /// <summary>Called before each wait; it may stop the command.</summary>
    public Action? OnWait { get; set; }

    public void StopNow() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    /// <summary>Waits until all work that was started has ended, however it ends.</summary>
    public void WaitForAll() => Assert.True(
        Task.WaitAll([.. _started.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default))], TimeSpan.FromSeconds(30)));

    public Task<TResult> Start<TResult>(SentryConnection connection, Func<BulkWire, Task<TResult>> work)
    {
        AssertThread();
        var task = Task.Run(() => work(new(transport, SilentObserver.Instance, Stop)));
        _started.Add(task.Observed());
        return task;
    }

    public void WaitForAny(IReadOnlyCollection<Task> tasks)
    {
        AssertThread();
        OnWait?.Invoke();
        Task.WaitAny([.. tasks], TimeSpan.FromSeconds(30));
    }

    public void WarnOfScope(ApiRequest request, SentryConnection connection) => AssertThread();

    public void WriteWhatIf(string target, string action) => AssertThread();

    public void WriteObject(object item)
    {
        AssertThread();
        Objects.Add(item);
    }

    public void WriteError(ErrorRecord error)
    {
        AssertThread();
        Errors.Add(error);
        if (stopsAtErrors)
            throw new PipelineStoppedException();
    }

    public void WriteWarning(string text) => AssertThread();

    public void WriteLastWarning(string text) => LastWarning = text;

    public void ShowProgress(string activity, int done, int? total) => AssertThread();

    public void EndProgress(string activity) => AssertThread();

    private void AssertThread() => Assert.Equal(_thread, Environment.CurrentManagedThreadId);
}

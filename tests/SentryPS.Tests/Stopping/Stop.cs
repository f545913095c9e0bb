using System.Diagnostics;
using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Stopping;

/// <summary>Stops commands as Ctrl+C does, and takes the time.</summary>
internal static class Stop
{
    /// <summary>What no test waits longer for.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private const int Tries = 3;

    private static readonly TimeSpan s_atOnce = TimeSpan.FromMilliseconds(200);

    /// <summary>The fault, a task that ends when a request has met it, and one that ends when the client has given up on it.</summary>
    public static (Fault Fault, Task Hung, Task Aborted) Observed(Fault fault)
    {
        var (hung, aborted) = (new TaskCompletionSource(), new TaskCompletionSource());
        return (async (context, next) =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult());
            hung.TrySetResult();
            await fault(context, next);
        }, hung.Task, aborted.Task);
    }

    /// <summary>
    /// Asserts that a command ends at once. A machine that is busy with other tests may be late now and then, but not each
    /// time; a command that goes on is.
    /// </summary>
    public static async Task AssertAtOnceAsync(Func<Task<TimeSpan>> run)
    {
        var best = TimeSpan.MaxValue;
        for (var attempt = 1; attempt <= Tries && best >= s_atOnce; attempt++)
        {
            var stopped = await run();
            best = stopped < best ? stopped : best;
        }

        Assert.True(best < s_atOnce, $"Stopped after {best} at best.");
    }

    /// <summary>Runs a command until it waits where it should, stops it, and says how long that took.</summary>
    public static async Task<TimeSpan> RunAsync(SandboxSession session, string command, Task hung, Action<PowerShell>? prepare = null)
    {
        using var shell = PowerShell.Create(session.Shell.Runspace);
        shell.AddScript(command);
        prepare?.Invoke(shell);
        var run = shell.BeginInvoke();
        await hung.WaitAsync(Limit, TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(Limit, TestContext.Current.CancellationToken);
        var stopped = clock.Elapsed;

        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(run));
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        return stopped;
    }
}

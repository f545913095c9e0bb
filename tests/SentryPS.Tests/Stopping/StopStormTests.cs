using System.Collections.Concurrent;
using System.Diagnostics;
using System.Management.Automation;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Stopping;

/// <summary>Commands that are stopped again and again, wherever they are: nothing is left behind.</summary>
[Trait("Category", Soak.Category)]
public sealed class StopStormTests : IDisposable
{
    private static readonly int s_stops = Soak.Size(40, 1000);

    private readonly ConcurrentQueue<Exception> _unobserved = new();

    public StopStormTests() => TaskScheduler.UnobservedTaskException += Note;

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    [Theory]
    [InlineData("Get-SentryIssue -Status All")]
    [InlineData("Get-SentryProject")]
    [InlineData("$issues | Set-SentryIssue -HasSeen $true -BatchSize 10")]
    public async Task LeavesNothingBehind(string command)
    {
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = 400, Projects = 400, Latency = TimeSpan.FromMilliseconds(1), Faults = "503=5%,reset=5%,truncate=5%,500=2%", FaultSeed = 6 });
        session.Run("foreach ($try in 1..9) { $issues = Get-SentryIssue -Status All -ErrorVariable failed -ErrorAction SilentlyContinue; if (-not $failed) { break } }");
        var random = new Random(5);
        var (stops, threads, handles) = (0, 0, 0);

        for (var round = 0; round < s_stops; round++)
        {
            using var shell = PowerShell.Create(session.Shell.Runspace);
            shell.AddScript(command);
            var run = shell.BeginInvoke();
            await Task.Delay(random.Next(0, 30), TestContext.Current.CancellationToken);
            await Task.Factory.FromAsync(shell.BeginStop, shell.EndStop, null).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            stops += await EndedByStopAsync(shell, run) ? 1 : 0;

            if (round == s_stops / 4)
            {
                (threads, handles) = Resources();
            }
        }

        Assert.InRange(stops, s_stops / 2, s_stops);
        session.Server.Faults.Clear();
        Assert.Equal(400, session.Run("Get-SentryProject").Objects<SentryProject>().Count);
        Collect();
        Assert.Empty(_unobserved);
        if (Soak.IsOn)
        {
            // Only there the test is alone in its process.
            var (threadsNow, handlesNow) = Resources();
            Assert.InRange(threadsNow, 1, threads + 20);
            Assert.InRange(handlesNow, 1, handles + 50);
        }
    }

    private static async Task<bool> EndedByStopAsync(PowerShell shell, IAsyncResult run)
    {
        try
        {
            await Task.Run(() => shell.EndInvoke(run), TestContext.Current.CancellationToken);
            return false;
        }
        catch (PipelineStoppedException)
        {
            return true;
        }
    }

    private static (int Threads, int Handles) Resources()
    {
        Collect();
        using var process = Process.GetCurrentProcess();
        return (process.Threads.Count, process.HandleCount);
    }

    /// <summary>A failure that nobody looked at shows when its task is collected.</summary>
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs arguments)
    {
        // Of the module; the sandbox and the tests have tasks of their own in this process.
        if (arguments.Exception.ToString().Contains("SentryPS.Http.", StringComparison.Ordinal))
        {
            _unobserved.Enqueue(arguments.Exception);
        }
    }
}

using System.Diagnostics;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Crons;

/// <summary>Jobs in processes of their own: how they end, and what the process leaves behind.</summary>
public sealed class CronJobProcessTests : IAsyncLifetime
{
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await SandboxServer.StartAsync(new() { Issues = 20, Projects = 1 }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("exit 4", 4, "error")]
    [InlineData("exit 0", 0, "ok")]
    [InlineData("exit", 0, "ok")]
    [InlineData("[Environment]::Exit(5)", 5, "error")]
    [InlineData("[Environment]::Exit(0)", 0, "error")]
    [InlineData("throw 'no'", 1, "error")]
    [InlineData("'fine'", 0, "ok")]
    public async Task KeepsTheExitCode(string job, int exitCode, string status)
    {
        using var shell = new ShellProcess($"Invoke-SentryCronJob job -Interval 1h {{ {job} }}", _server.DsnOf("backend"));

        var result = await shell.WaitAsync();

        Assert.Equal((exitCode, status), (result.ExitCode, Assert.Single(Runs).Status));
    }

    /// <summary>What a pipeline takes comes out while the job still runs, and the rest of the job is not run.</summary>
    [Fact]
    public async Task IsNoSuccessWhereItIsCutShort()
    {
        using var shell = new ShellProcess(
            "Invoke-SentryCronJob job -Interval 1h { 1; 2; $global:reached = 'reached'; 3 } | Select-Object -First 2; \"after $reached\"",
            _server.DsnOf("backend"));

        var result = await shell.WaitAsync();

        Assert.Equal(["1", "2", "after "], result.Output.TrimEnd('\r', '\n').Split(Environment.NewLine));
        Assert.Equal("error", Assert.Single(Runs).Status);
    }

    /// <summary>The script that runs the job ends, and with it the process: the job has not come to its end.</summary>
    [Fact]
    public async Task DoesNotTakeTheEndOfTheHostForASuccess()
    {
        using var shell = new ShellProcess(
            """
            $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module SentryPS).Path)'; Invoke-SentryCronJob job -Interval 1h { 'started'; Start-Sleep 100 }")
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.BeginInvoke($output, $output)
            while (-not $output.Count) { Start-Sleep -Milliseconds 50 }
            [Environment]::Exit(0)
            """,
            _server.DsnOf("backend"));

        await shell.WaitAsync();

        Assert.Equal("error", Assert.Single(Runs).Status);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task ReportsASignalWithinTwoSeconds(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Requests.Received += request =>
        {
            if (request.Body.Contains("in_progress", StringComparison.Ordinal))
                started.TrySetResult();
        };
        using var shell = new ShellProcess("Invoke-SentryCronJob job -Interval 1h { Start-Sleep 100 }", _server.DsnOf("backend"));
        await started.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", [$"-{signal}", $"{shell.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);

        await shell.WaitAsync();

        Assert.Equal("error", Assert.Single(Runs).Status);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    private List<CronCheckIn> Runs => _server.RunsOf("job");
}

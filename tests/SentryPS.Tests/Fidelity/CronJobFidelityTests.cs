using System.ComponentModel;
using System.Diagnostics;
using SentryPS.Sandbox;
using SentryPS.Tests.Crons;

namespace SentryPS.Tests.Fidelity;

/// <summary>
/// The same jobs, run by sentry-cli and by Invoke-SentryCronJob, leave the same check-ins. The tool is looked for in the path.
/// </summary>
public sealed class CronJobFidelityTests : IAsyncLifetime
{
    private const string Version = "3.";

    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The jobs are scripts of sh.");
        Assert.SkipUnless(IsThere(), $"sentry-cli {Version}x is not in the path.");
        _server = await SandboxServer.StartAsync(new() { Issues = 20, Projects = 1 }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>Of a job that a signal has ended, shells have a code of their own, and sentry-cli says 1.</summary>
    [Theory]
    [InlineData("true", 0, 0)]
    [InlineData("echo some words; echo others >&2", 0, 0)]
    [InlineData("exit 3", 3, 3)]
    [InlineData("kill -9 $$", 137, 1)]
    [InlineData("kill -TERM $$", 143, 1)]
    [InlineData("sleep 1.2", 0, 0)]
    [InlineData("no-such-program", 127, 127)]
    public async Task LeavesTheSameRun(string job, int exitCode, int exitCodeOfTheirs)
    {
        var ours = await RunOursAsync("ours", job);
        var theirs = await RunTheirsAsync("theirs", job);

        Assert.Equal((exitCode, exitCodeOfTheirs), (ours.ExitCode, theirs.ExitCode));
        Assert.Equal(theirs.Output, ours.Output);
        Assert.Equal(Describe("theirs"), Describe("ours"));
        Assert.Single(_server.RunsOf("ours"));
    }

    [Fact]
    public async Task LeavesTheSameRunsInParallel()
    {
        string[] jobs = ["sleep 1", "sleep 1; exit 1", "sleep 2"];

        await Task.WhenAll([.. jobs.Select(job => RunOursAsync("ours", job)), .. jobs.Select(job => RunTheirsAsync("theirs", job))]);

        Assert.Equal(["error", "ok", "ok"], _server.RunsOf("ours").Select(run => run.Status).Order());
        Assert.Equal(_server.RunsOf("theirs").Select(run => run.Status).Order(), _server.RunsOf("ours").Select(run => run.Status).Order());
    }

    [Fact]
    public async Task LeavesTheSameMonitor()
    {
        await RunOursAsync("ours", "true", "-Crontab '*/5 * * * *' -CheckInMargin 2 -MaxRuntime 30 -TimeZone Europe/Vienna -FailureThreshold 2 -RecoveryThreshold 3 -Environment staging");
        await RunTheirsAsync(
            "theirs", "true", "--schedule", "*/5 * * * *", "--check-in-margin", "2", "--max-runtime", "30", "--timezone", "Europe/Vienna",
            "--failure-issue-threshold", "2", "--recovery-threshold", "3", "--environment", "staging");

        Assert.Equal(ConfigOf("theirs"), ConfigOf("ours"));
        Assert.Equal(Describe("theirs"), Describe("ours"));
    }

    /// <summary>Nobody listens there: the job is done all the same, and its exit code is the job's.</summary>
    [Fact]
    public async Task RunsTheJobWhereTheServerIsDown()
    {
        const string dsn = "http://abc@127.0.0.1:9/1";

        var ours = await RunOursAsync("ours", "echo done; exit 3", dsn: dsn);
        var theirs = await RunTheirsAsync(dsn, "theirs", "echo done; exit 3", []);

        Assert.Equal((3, "done"), (theirs.ExitCode, theirs.Output));
        Assert.Equal((3, "done"), (ours.ExitCode, ours.Output.Split('\n')[0]));
    }

    private static bool IsThere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sentry-cli", ["--version"]) { RedirectStandardOutput = true })!;
            return process.StandardOutput.ReadToEnd().Contains($"sentry-cli {Version}", StringComparison.Ordinal);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<(int ExitCode, string Output)> RunOursAsync(string slug, string job, string schedule = "-Crontab '0 0 * * *'", string? dsn = null)
    {
        using var shell = new ShellProcess(
            $"Invoke-SentryCronJob {slug} {schedule} -FilePath sh -ArgumentList '-c', '{job}' -WarningAction Ignore; exit $LASTEXITCODE",
            dsn ?? _server.DsnOf("backend"));
        var result = await shell.WaitAsync();
        return (result.ExitCode, result.Output.Trim());
    }

    private Task<(int ExitCode, string Output)> RunTheirsAsync(string slug, string job, params string[] schedule) =>
        RunTheirsAsync(_server.DsnOf("backend"), slug, job, schedule.Length > 0 ? schedule : ["--schedule", "0 0 * * *"]);

    private static async Task<(int ExitCode, string Output)> RunTheirsAsync(string dsn, string slug, string job, string[] schedule)
    {
        var start = new ProcessStartInfo("sentry-cli", ["monitors", "run", slug, .. schedule, "--", "sh", "-c", job])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SENTRY_DSN"] = dsn;
        start.Environment["SENTRY_LOG_LEVEL"] = "warn";
        start.Environment["SENTRY_DISABLE_UPDATE_CHECK"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, (await output).Trim());
    }

    /// <summary>Status, environment, and whether it is known how long each run took.</summary>
    private IEnumerable<string> Describe(string slug) => _server.RunsOf(slug)
        .Select(run => $"{run.Status} in {run.Environment}{(run.Milliseconds is null ? "" : ", with a duration")}");

    private string ConfigOf(string slug) => _server.State.Read(state =>
        state.Organization("acme").CronMonitors.Single(monitor => monitor.Slug == slug).Config.ToJsonString());
}

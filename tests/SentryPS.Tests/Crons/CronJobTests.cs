using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Crons;

/// <summary>A job between two check-ins is the same job as without them.</summary>
public sealed class CronJobTests : IAsyncLifetime
{
    /// <summary>The engine alone has no commands that write errors and warnings.</summary>
    private const string Complain =
        "function Complain { [CmdletBinding()] param() $PSCmdlet.WriteError("
        + "[Management.Automation.ErrorRecord]::new([Exception]'soft', 'Soft', 0, $null)); $PSCmdlet.WriteWarning('careful') }; ";

    private SandboxSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 2 });
        _session.Shell.Set("dsn", _session.Server.DsnOf("backend"));
        Run("Disconnect-Sentry").AssertNoErrors();
        _session.Server.Requests.Clear();
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void ReportsStartAndEnd()
    {
        Run("Invoke-SentryCronJob job -Dsn $dsn -Crontab '30 2 * * *' -TimeZone Europe/Vienna -MaxRuntime 60 -Environment staging { 'done' }").AssertNoErrors();

        var run = Assert.Single(RunsOf("job"));
        Assert.Equal(("ok", "staging"), (run.Status, run.Environment));
        var bodies = _session.Server.Requests.All.Select(request => JsonNode.Parse(request.Body)!).ToList();
        Assert.Equal(["in_progress", "ok"], bodies.Select(body => (string?)body["status"]));
        Assert.Single(bodies.Select(body => (string?)body["check_in_id"]).Distinct());
        Assert.Equal(
            """{"timezone":"Europe/Vienna","max_runtime":60,"schedule":{"type":"crontab","value":"30 2 * * *"}}""",
            bodies[0]["monitor_config"]!.ToJsonString());
        Assert.Null(bodies[1]["monitor_config"]);
        Assert.All(_session.Server.Requests.All, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Fact]
    public void PassesOutputAndErrorsThrough()
    {
        var result = Run(Complain + "Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { 1; Complain; [pscustomobject]@{ Name = 'x' }; , @(2, 3) }");

        Assert.Equal(["1", "@{Name=x}", "2 3"], result.Output.Select(item => LanguagePrimitives.ConvertTo<string>(item)));
        Assert.Equal("Soft,Complain", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["careful"], result.Warnings);
        Assert.Equal("ok", Assert.Single(RunsOf("job")).Status);
    }

    /// <summary>What follows in the pipeline gets each object when the job writes it.</summary>
    [Fact]
    public void Streams()
    {
        var result = Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { 1; \"seen: $seen\" } | ForEach-Object { $global:seen = $_; $_ }");

        Assert.Equal(["1", "seen: 1"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void SeesTheCallersVariablesAndTakesArguments()
    {
        var result = Run("""
            function Test { $inner = 'local'; Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { param($a, $b) "$inner $a $($b -join '+')"; $inner = 'changed' } -ArgumentList 1, @(2, 3); $inner }
            Test
            """);

        Assert.Equal(["local 1 2+3", "local"], result.Output.Select(item => $"{item}"));
    }

    [Fact]
    public void LetsErrorsThroughThatEndTheJob()
    {
        var result = Run("""
            try { Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { 1; throw [IO.IOException]::new('disk full'); 2 } }
            catch [IO.IOException] { "caught $($_.Exception.Message) $($_.FullyQualifiedErrorId.Split(',')[0])" }
            """);

        Assert.Equal(["1", "caught disk full disk full"], result.Output.Select(item => $"{item}"));
        Assert.Equal("error", Assert.Single(RunsOf("job")).Status);
    }

    [Theory]
    [InlineData("$ErrorActionPreference = 'Stop'; Complain", "error")]
    [InlineData("sh -c 'exit 3'", "error")]
    [InlineData("sh -c 'exit 3'; sh -c 'exit 0'", "ok")]
    [InlineData("sh -c 'exit 3'; $global:LASTEXITCODE = 0", "ok")]
    [InlineData("Complain", "ok")]
    [InlineData("return", "ok")]
    [InlineData("$true", "ok")]
    public void JudgesByErrorsAndExitCodes(string job, string status)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && job.StartsWith("sh ", StringComparison.Ordinal), "There is no sh.");

        Run($"{Complain} Invoke-SentryCronJob job -Dsn $dsn -Interval 1h {{ {job} }}");

        Assert.Equal(status, Assert.Single(RunsOf("job")).Status);
    }

    /// <summary>The exit code of a program before the job is none of the job's, and the job may want to see it.</summary>
    [Fact]
    public void DoesNotTakeAnEarlierExitCodeForTheJobs()
    {
        var result = Run("$global:LASTEXITCODE = 7; Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { \"before: $LASTEXITCODE\" }; $LASTEXITCODE");

        Assert.Equal(["before: 7", "7"], result.Output.Select(item => $"{item}"));
        Assert.Equal("ok", Assert.Single(RunsOf("job")).Status);
    }

    [Fact]
    public void RunsPrograms()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh.");

        var result = Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h -FilePath sh -ArgumentList '-c', 'echo done; exit 3'; $LASTEXITCODE");

        Assert.Equal(["done", "3"], result.Output.Select(item => $"{item}"));
        Assert.Equal("error", Assert.Single(RunsOf("job")).Status);
    }

    [Fact]
    public void ReportsAProgramThatIsNotThere()
    {
        var error = Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h -FilePath no-such-program").SingleError();

        Assert.StartsWith("CommandNotFoundException", error.FullyQualifiedErrorId);
        Assert.Equal("error", Assert.Single(RunsOf("job")).Status);
    }

    [Fact]
    public void ReportsAStopWithinTwoSeconds()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var hurry = new Timer(_ => stop.Cancel());
        _session.Server.Requests.Received += request =>
        {
            if (request.Body.Contains("in_progress", StringComparison.Ordinal))
                hurry.Change(500, Timeout.Infinite);
        };

        var failure = _session.Shell.Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { [Threading.Thread]::Sleep(3000) }", stop.Token).Failure;

        Assert.IsType<PipelineStoppedException>(failure);
        var run = Assert.Single(RunsOf("job"));
        Assert.Equal("error", run.Status);
        // It is reported at once, and not when the job has a moment to end.
        Assert.InRange(run.Milliseconds!.Value, 0, 2900);
    }

    [Fact]
    public void RunsWithoutADsn()
    {
        var result = Run("Invoke-SentryCronJob job { 'ran' }");

        Assert.Equal("ran", Assert.Single(result.Output).ToString());
        Assert.Empty(result.AllErrors);
        Assert.Contains("no DSN", Assert.Single(result.Warnings));
    }

    public static TheoryData<string, Fault> Faults => new()
    {
        { "refuses", FaultKinds.Answer(403, """{"detail":"no"}""") },
        { "fails", FaultKinds.InternalError(null) },
        { "breaks off", FaultKinds.ResetBefore() },
        { "is a login page", FaultKinds.Html(200, "Log in") },
        { "asks to wait", FaultKinds.Answer(429, "", headers: [("Retry-After", "3600")]) },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void RunsWhateverBecomesOfTheReports(string name, Fault fault)
    {
        _session.Server.Faults.Next(fault, int.MaxValue);

        var result = Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h -WarningAction Stop { 'ran' }; 'after'");

        Assert.Equal(["ran", "after"], result.Output.Select(item => $"{item}"));
        Assert.True(result.AllErrors.Count == 0, $"{name}: {string.Join(' ', result.AllErrors)}");
    }

    [Fact]
    public void WarnsOfReportsThatDidNotGetThere()
    {
        _session.Server.Faults.Next(FaultKinds.Answer(403, """{"detail":"no such key"}"""), int.MaxValue);

        var warnings = Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { }").Warnings;

        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("no such key", warning));
    }

    /// <summary>Half a minute would be long; each of the two reports has 10 seconds.</summary>
    [Fact]
    public void IsHeldUpForABoundedTime()
    {
        _session.Server.Faults.Next(FaultKinds.Hang(), int.MaxValue);

        var result = Run("""
            $clock = [Diagnostics.Stopwatch]::StartNew()
            Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { $clock.Elapsed.TotalSeconds }
            $clock.Elapsed.TotalSeconds
            """);

        var times = result.Output.Select(item => LanguagePrimitives.ConvertTo<double>(item)).ToList();
        Assert.InRange(times[0], 0, 8);
        Assert.InRange(times[1], 9, 29);
        Assert.Empty(result.AllErrors);
    }

    /// <summary>The start of the run may have been what creates the monitor.</summary>
    [Fact]
    public void TellsTheScheduleAgainWhereTheStartDidNotGetThere()
    {
        _session.Server.Faults.Next(FaultKinds.Answer(403, """{"detail":"not yet"}"""));

        Run("Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { }").AssertNoErrors();

        Assert.Equal("ok", Assert.Single(RunsOf("job")).Status);
    }

    [Fact]
    public async Task KeepsParallelRunsApart()
    {
        var dsn = _session.Server.DsnOf("backend");
        string[] jobs = ["1", "throw 'no'", "2"];
        await Task.WhenAll(jobs.Select(job => Task.Run(() =>
        {
            using var shell = new PowerShellSession();
            shell.Invoke($"Invoke-SentryCronJob job -Dsn {dsn} -Interval 1h {{ {job} }}");
        })));

        Assert.Equal(["error", "ok", "ok"], RunsOf("job").Select(run => run.Status).Order());
    }

    [Fact]
    public void FindsTheDsnByTheConnection()
    {
        Run("Connect-Sentry -Url $url -Token $token -Organization acme -Project backend; Invoke-SentryCronJob job -Interval 1h { }").AssertNoErrors();

        Assert.Equal("ok", Assert.Single(RunsOf("job")).Status);
    }

    /// <summary>The host of a DSN is whoever wrote it: the session's token is not for it.</summary>
    [Fact]
    public void GivesTheTokenToNoHostOfADsn()
    {
        Run("Connect-Sentry -Url $url -Token $token -Organization acme; Invoke-SentryCronJob job -Dsn $dsn -Interval 1h { }").AssertNoErrors();

        var posts = _session.Server.Requests.All.Where(request => request.Path.Contains("/cron/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, posts.Count);
        Assert.All(posts, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Theory]
    [InlineData("Nightly")]
    [InlineData("''")]
    public void RefusesABadNameBeforeTheJob(string slug)
    {
        var result = Run($"Invoke-SentryCronJob {slug} -Dsn $dsn {{ 'ran' }}");

        result.AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Empty(result.Output);
    }

    private ShellResult Run(string script) => _session.Run(script);

    private List<CronCheckIn> RunsOf(string slug) => _session.Server.RunsOf(slug);
}

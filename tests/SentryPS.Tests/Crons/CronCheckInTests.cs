using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Crons;

public sealed class CronCheckInTests : IAsyncLifetime
{
    private SandboxSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 3 });
        _session.Shell.Set("dsn", _session.Server.DsnOf("backend"));
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void ListsRunsWithMissedAndTimedOutOnes()
    {
        var runs = Run("Get-SentryCronCheckIn nightly-backup").Objects<SentryCronCheckIn>();

        Assert.Equal(160, runs.Count);
        Assert.Equal(160, runs.Select(run => run.Id).Distinct().Count());
        Assert.Contains(runs, run => run is { Status: SentryCronCheckInStatus.Missed, Duration: null });
        Assert.Contains(runs, run => run.Status == SentryCronCheckInStatus.Timeout);
        // Milliseconds, where they are seconds on the way to the server.
        Assert.All(runs.Where(run => run.Status == SentryCronCheckInStatus.Error), run => Assert.Equal(TimeSpan.FromSeconds(61), run.Duration));
        Assert.All(runs, run => Assert.Equal("nightly-backup", run.CronMonitor));
    }

    [Fact]
    public void SelectsByStatusEnvironmentAndTime()
    {
        var runs = Run("Get-SentryCronMonitor nightly-backup | Get-SentryCronCheckIn -Status Error, Missed -Environment staging -StatsPeriod 50d")
            .Objects<SentryCronCheckIn>();

        Assert.Equal(4, runs.Count);
        Assert.All(runs, run => Assert.Equal(("staging", "backend"), (run.Environment, run.Project)));
    }

    [Fact]
    public void SendsSecondsAndNoToken()
    {
        Run("Send-SentryCronCheckIn nightly-backup Error -Dsn $dsn -Duration 00:01:30.5 -Environment staging").AssertNoErrors();

        var request = _session.Server.Requests.Single("POST");
        request.AssertBody("""{ "check_in_id": "00000000000000000000000000000000", "status": "error", "duration": 90.5, "environment": "staging" }""");
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.Equal(90500, RunsOf("nightly-backup")[^1].Milliseconds);
    }

    [Fact]
    public void EndsTheRunThatWasPiped()
    {
        Run("""
            $first = Send-SentryCronCheckIn nightly-backup InProgress -Dsn $dsn -Environment staging
            $second = Send-SentryCronCheckIn nightly-backup InProgress -Dsn $dsn -Environment staging
            $first | Send-SentryCronCheckIn -Status Ok -Dsn $dsn
            """).AssertNoErrors();

        Assert.Equal(["ok", "in_progress"], RunsOf("nightly-backup").TakeLast(2).Select(run => run.Status));
    }

    [Fact]
    public void CreatesTheMonitorOfASchedule()
    {
        Run("Send-SentryCronCheckIn heartbeat -Dsn $dsn -Interval '10 minutes' -CheckInMargin 2 -MaxRuntime 5 -TimeZone UTC").AssertNoErrors();

        var monitor = Run("Get-SentryCronMonitor heartbeat").Single<SentryCronMonitor>();
        Assert.Equal(("10 minutes", 2, 5, true), (monitor.Interval, monitor.CheckInMargin, monitor.MaxRuntime, monitor.IsUpserting));
    }

    /// <summary>The server takes every check-in with the same answer, and drops those of monitors that it does not know.</summary>
    [Fact]
    public void WaitsForWhatWasRecordedAndSaysWhereItWasNot()
    {
        var recorded = Run("Send-SentryCronCheckIn nightly-backup -Project backend -Wait").Single<SentryCronCheckIn>();
        Assert.Equal(SentryCronCheckInStatus.Ok, recorded.Status);
        Assert.NotNull(recorded.DateCreated);

        Run("Send-SentryCronCheckIn not-there -Project backend -Wait -TimeoutSec 1").AssertError("SentryNotVerified", ErrorCategory.InvalidResult);
        Assert.Null(Run("Send-SentryCronCheckIn not-there -Project backend").Single<SentryCronCheckIn>().DateCreated);
    }

    [Fact]
    public void WaitingEndsTheRunThatIsInProgress()
    {
        var run = Run("Send-SentryCronCheckIn nightly-backup InProgress -Project backend").Single<SentryCronCheckIn>();

        Assert.Equal(run.Id, Run("Send-SentryCronCheckIn nightly-backup -Project backend -Wait").Single<SentryCronCheckIn>().Id);
    }

    /// <summary>A success that comes after the time is up leaves the run timed out.</summary>
    [Fact]
    public void SaysSoWhereTheRunStandsOtherwise()
    {
        var id = RunsOf("nightly-backup").Last(run => run.Status == "timeout").Id;

        Run($"Send-SentryCronCheckIn nightly-backup -CheckInId {id} -Environment {RunsOf("nightly-backup").Single(run => run.Id == id).Environment} -Project backend -Wait -TimeoutSec 1")
            .AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public void FindsTheDsnInTheOrderOfCare()
    {
        // Of the connection: the first key that is in use.
        Run("Send-SentryCronCheckIn nightly-backup -Project backend").AssertNoErrors();
        Assert.Contains(_session.Server.Requests.All, request => request.Path.EndsWith("/projects/acme/backend/keys/", StringComparison.Ordinal));

        _session.Server.Requests.Clear();
        Run("Send-SentryCronCheckIn nightly-backup -Dsn $dsn").AssertNoErrors();
        Assert.Equal("POST", Assert.Single(_session.Server.Requests.All).Method);
    }

    [Theory]
    [InlineData("sync/../../x")]
    [InlineData("Nightly")]
    [InlineData("12345")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    public void RefusesWhatTheServerWouldTurnIntoAnotherSlug(string slug)
    {
        Run($"Send-SentryCronCheckIn '{slug}' -Dsn $dsn").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(_session.Server.Requests.All);
    }

    [Theory]
    [InlineData("https://sentry.io/1")]
    [InlineData("key@sentry.io/1")]
    [InlineData("https://key@sentry.io/")]
    [InlineData("https://key@sentry.io/project")]
    [InlineData("ftp://key@sentry.io/1")]
    public void RefusesWhatIsNoDsnWithoutRepeatingIt(string dsn)
    {
        var error = Run($"Send-SentryCronCheckIn nightly-backup -Dsn '{dsn}'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.DoesNotContain(dsn, $"{error} {error.TargetObject}");
    }

    [Fact]
    public void RefusesPlainHttpOverTheNetwork()
    {
        var error = Run("Send-SentryCronCheckIn nightly-backup -Dsn http://abc@sentry.example.com/1").AssertError("SentryUnencrypted", ErrorCategory.SecurityError);

        Assert.DoesNotContain("abc", $"{error}");
    }

    [Fact]
    public void TakesNoOtherAnswerForTheServers()
    {
        _session.Server.Faults.Next(FaultKinds.Html(200, "Log in"));
        Run("Send-SentryCronCheckIn nightly-backup -Dsn $dsn").AssertError("SentryInvalidResponse", ErrorCategory.InvalidData);

        var revoked = _session.Server.DsnOf("backend").Replace("://", "://0", StringComparison.Ordinal);
        Run($"Send-SentryCronCheckIn nightly-backup -Dsn {revoked}").AssertError("SentryCheckInRefused", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void DoesNotShowTheKey()
    {
        var result = Run("Send-SentryCronCheckIn nightly-backup InProgress -Dsn $dsn -Verbose");

        var key = new Uri(_session.Server.DsnOf("backend")).UserInfo;
        Assert.Contains(result.Verbose, line => line.StartsWith("POST /api/", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains(key, StringComparison.Ordinal));
    }

    private ShellResult Run(string script) => _session.Run(script);

    private List<CronCheckIn> RunsOf(string slug) => _session.Server.RunsOf(slug);
}

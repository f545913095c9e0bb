using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Crons;

public sealed class CronMonitorTests : IAsyncLifetime
{
    private SandboxSession _session = null!;

    public async ValueTask InitializeAsync() => _session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 3 });

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void ListsThoseOfAProjectAndOfAnEnvironment()
    {
        var monitors = Run("Get-SentryProject backend | Get-SentryCronMonitor -Environment staging").Objects<SentryCronMonitor>();

        Assert.Equal(["nightly-backup"], monitors.Select(monitor => monitor.Slug));
        Assert.Equal(["staging"], monitors[0].Environments.Select(environment => environment.Name));
    }

    [Fact]
    public void ReadsBothKindsOfSchedule()
    {
        var monitor = Run("Get-SentryCronMonitor nightly-backup").Single<SentryCronMonitor>();
        Assert.Equal(("30 2 * * *", null, "Europe/Vienna", 90, "#backend-team", "backend"),
            (monitor.Crontab, monitor.Interval, monitor.TimeZone, monitor.MaxRuntime, monitor.Owner, monitor.Project));
        Assert.Equal(["production", "staging"], monitor.Environments.Select(environment => environment.Name).Order());
        Assert.NotNull(monitor.LastCheckIn);

        var other = Run("Get-SentryCronMonitor sync -Project backend").Single<SentryCronMonitor>();
        Assert.Equal((null, "30 minutes"), (other.Crontab, other.Interval));
    }

    /// <summary>Slugs are unique within a project only: by a slug alone, the one of the other project would be changed.</summary>
    [Fact]
    public void ChangesTheMonitorThatWasPipedAndNotItsNamesake()
    {
        Run("Get-SentryCronMonitor -Project mobile | Where-Object Slug -eq sync | Set-SentryCronMonitor -Name Changed").AssertNoErrors();

        Assert.Equal(["backend: Synchronization", "mobile: Changed"], Read(acme => acme.CronMonitors
            .Where(monitor => monitor.Slug == "sync")
            .Select(monitor => $"{monitor.Project.Slug}: {monitor.Name}")
            .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void CreatesOneWithASchedule()
    {
        var monitor = Run(
            "New-SentryCronMonitor 'Hourly report' -Slug hourly-report -Project backend -Crontab ' 0   *  * * * ' -TimeZone Europe/Vienna "
            + "-CheckInMargin 5 -MaxRuntime 20 -FailureThreshold 2 -RecoveryThreshold 3 -Owner '#backend-team'").Single<SentryCronMonitor>();

        var team = Read(acme => acme.FindTeam("backend-team")!.Id);
        _session.Server.Requests.Single("POST").AssertBody($$"""
            { "name": "Hourly report", "slug": "hourly-report", "project": "backend", "owner": "team:{{team}}",
              "config": { "schedule_type": "crontab", "schedule": "0 * * * *", "timezone": "Europe/Vienna", "checkin_margin": 5,
                "max_runtime": 20, "failure_issue_threshold": 2, "recovery_threshold": 3 } }
            """);
        Assert.Equal(("0 * * * *", 20, "active"), (monitor.Crontab, monitor.MaxRuntime, monitor.Status));
    }

    [Theory]
    [InlineData("'30 minutes'", 30, "minute")]
    [InlineData("'every 2 hours'", 2, "hour")]
    [InlineData("1d", 1, "day")]
    [InlineData("month", 1, "month")]
    [InlineData("([timespan]::FromMinutes(90))", 90, "minute")]
    [InlineData("([timespan]::FromDays(14))", 2, "week")]
    [InlineData("01:00:00", 1, "hour")]
    public void TakesIntervalsInWordsAndAsTimeSpans(string interval, int value, string unit)
    {
        Run($"New-SentryCronMonitor x -Project backend -Interval {interval}").AssertNoErrors();

        var config = JsonNode.Parse(_session.Server.Requests.Single("POST").Body)!["config"]!;
        Assert.Equal($$"""{"schedule_type":"interval","schedule":[{{value}},"{{unit}}"]}""", config.ToJsonString());
    }

    [Theory]
    [InlineData("-Interval 30", "'30' is not an interval")]
    [InlineData("-Interval ([timespan]::FromSeconds(90))", "is not an interval")]
    [InlineData("-Crontab '* * * *'", "not a schedule in the form of crontab")]
    [InlineData("-Crontab '@reboot'", "not a schedule in the form of crontab")]
    [InlineData("-Crontab '@daily' -Interval 1h", "two kinds of schedule")]
    [InlineData("", "needs a schedule")]
    [InlineData("-Crontab '@daily' -MaxRuntime 10081", "10081 is not between 1 and 10080")]
    public void RefusesWhatIsNoSchedule(string schedule, string words)
    {
        Assert.Contains(words, Run($"New-SentryCronMonitor x -Project backend {schedule}").SingleError().Exception.Message);
        Assert.Empty(_session.Server.Requests.Changes());
    }

    /// <summary>The server creates it and says so with 201, and disables it since the plan has no room.</summary>
    [Fact]
    public void WarnsOfOneThatTheServerCreatedDisabled()
    {
        _session.Server.State.Change(state => state.Organization("acme").CronSeats = 0);

        var result = Run("New-SentryCronMonitor x -Project backend -Interval 1h");

        Assert.Equal("disabled", result.Single<SentryCronMonitor>().Status);
        Assert.Contains("disabled", Assert.Single(result.Warnings));
    }

    /// <summary>A row of a file has an empty text where a monitor has nothing.</summary>
    [Fact]
    public void RestoresThemFromRows()
    {
        var result = Run("""
            $rows = Get-SentryCronMonitor -Project backend | ForEach-Object {
                $row = [ordered]@{}
                foreach ($property in $_.PSObject.Properties) { $row[$property.Name] = "$($property.Value)" }
                [pscustomobject]$row
            }
            Get-SentryCronMonitor -Project backend | Remove-SentryCronMonitor -Force
            $rows | Where-Object Slug -eq nightly-backup | New-SentryCronMonitor
            """);

        var monitor = result.Single<SentryCronMonitor>();
        Assert.Equal(("nightly-backup", "30 2 * * *", "Europe/Vienna", 90, "#backend-team"),
            (monitor.Slug, monitor.Crontab, monitor.TimeZone, monitor.MaxRuntime, monitor.Owner));
    }

    [Fact]
    public void ChangesOnlyWhatIsNamed()
    {
        var monitor = Run("Set-SentryCronMonitor nightly-backup -MaxRuntime 120 -CheckInMargin $null -TimeZone $null -PassThru").Single<SentryCronMonitor>();

        _session.Server.Requests.Single("PUT").AssertBody("""{ "config": { "max_runtime": 120, "checkin_margin": null, "timezone": "" } }""");
        Assert.Equal(("30 2 * * *", 120, null, "#backend-team"), (monitor.Crontab, monitor.MaxRuntime, monitor.TimeZone, monitor.Owner));
    }

    [Fact]
    public void SaysSoWhereTheServerKeepsTheOldSchedule()
    {
        var old = Run("Get-SentryCronMonitor nightly-backup").Single<SentryCronMonitor>().Json;
        _session.Server.Faults.Next(request => request.Method == "PUT", Wire.Bytes(old));

        Run("Set-SentryCronMonitor nightly-backup -Crontab '0 3 * * *'").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public void MutesAllEnvironmentsOrTheOnesThatAreNamed()
    {
        Run("Set-SentryCronMonitor nightly-backup -Mute -Environment staging").AssertNoErrors();
        Assert.Equal([("production", false), ("staging", true)], Muted());

        Run("Set-SentryCronMonitor nightly-backup -Mute").AssertNoErrors();
        Assert.Equal([("production", true), ("staging", true)], Muted());

        Run("Set-SentryCronMonitor nightly-backup -Mute:$false -Environment production, staging").AssertNoErrors();
        Assert.Equal([("production", false), ("staging", false)], Muted());
    }

    /// <summary>Muting is written to the environments that there are: a monitor without any stays as it was.</summary>
    [Fact]
    public void SaysSoWhereThereIsNothingToMute() =>
        Run("Set-SentryCronMonitor weekly-cleanup -Mute").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);

    /// <summary>The server would remove the whole monitor for a name that it does not know.</summary>
    [Theory]
    [InlineData("Remove-SentryCronMonitor nightly-backup -Force -Environment stagging")]
    [InlineData("Remove-SentryCronMonitor nightly-backup -Force -Environment staging, stagging")]
    [InlineData("Remove-SentryCronMonitor nightly-backup -Force -Environment STAGING")]
    [InlineData("Remove-SentryCronMonitor weekly-cleanup -Force -Environment production")]
    [InlineData("Set-SentryCronMonitor nightly-backup -Mute -Environment staging, stagging")]
    public void TouchesNothingWhereAnEnvironmentIsNotKnown(string command)
    {
        Run(command).AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Empty(_session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("@()")]
    [InlineData("$notSet")]
    public void DoesNotTakeNoEnvironmentForAll(string environment)
    {
        Assert.NotEmpty(Run($"Remove-SentryCronMonitor nightly-backup -Force -Environment {environment}").AllErrors);

        Assert.Empty(_session.Server.Requests.Changes());
    }

    [Fact]
    public void RemovesAnEnvironmentByItsOwnPath()
    {
        Run("Get-SentryCronMonitor nightly-backup | Remove-SentryCronMonitor -Environment staging -Force").AssertNoErrors();

        Assert.Equal(["production"], Read(acme => acme.CronMonitors.Single(monitor => monitor.Slug == "nightly-backup").Environments.Select(environment => environment.Name)));
        Assert.DoesNotContain(_session.Server.Requests.All, request => request.Method == "DELETE" && request.Query.Count > 0);
    }

    [Fact]
    public void RemovesThem()
    {
        Run("Get-SentryCronMonitor -Project backend | Remove-SentryCronMonitor -Force").AssertNoErrors();

        Assert.DoesNotContain(Read(acme => acme.CronMonitors.Select(monitor => monitor.Project.Slug)), project => project == "backend");
        Assert.NotEmpty(Read(acme => acme.CronMonitors.Select(monitor => monitor.Project.Slug)));
    }

    [Fact]
    public void DisablesAndEnables()
    {
        Assert.Equal("disabled", Run("Disable-SentryCronMonitor nightly-backup -PassThru").Single<SentryCronMonitor>().Status);
        Assert.Equal("active", Run("Get-SentryCronMonitor nightly-backup | Enable-SentryCronMonitor -PassThru").Single<SentryCronMonitor>().Status);
    }

    [Fact]
    public void SaysSoWhereThePlanHasNoRoom()
    {
        _session.Server.State.Change(state => state.Organization("acme").CronSeats = 0);

        var error = Run("Enable-SentryCronMonitor old-export").AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);
        Assert.Contains("quota", error.Exception.Message);
    }

    [Fact]
    public void EnvironmentsGoWithMuteAlone() =>
        Run("Set-SentryCronMonitor nightly-backup -Name x -Mute -Environment staging").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

    private ShellResult Run(string script) => _session.Run(script);

    private List<(string Name, bool IsMuted)> Muted() => Read(acme => acme.CronMonitors
        .Single(monitor => monitor.Slug == "nightly-backup").Environments
        .Select(environment => (environment.Name, environment.IsMuted)).Order());

    private List<T> Read<T>(Func<Organization, IEnumerable<T>> read) => _session.Server.State.Read(state => read(state.Organization("acme")).ToList());

    private T Read<T>(Func<Organization, T> read)
        where T : struct => _session.Server.State.Read(state => read(state.Organization("acme")));
}

using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

/// <summary>New- and Set- for metric and uptime monitors.</summary>
public sealed class MonitorChangeTests
{
    [Fact]
    public async Task CreatesAMonitorOfErrorsInSeconds()
    {
        await using var session = await AlertSession.StartAsync();

        var monitor = session.Run("""
            New-SentryMonitor 'Too many errors' -Project backend -Measure Errors -Query 'level:error' -High 100 -Medium 50 -TimeWindow 00:15:00 -Environment production -Owner '#backend-team'
            """).Single<SentryMonitor>();

        var request = session.Server.Requests.Changes()[0];
        Assert.Equal("/api/0/organizations/acme/projects/backend/detectors/", request.Path);
        var team = session.Server.State.Read(state => state.Organizations[0].FindTeam("backend-team")!.Id);
        request.AssertBody($$"""
            {
              "name": "Too many errors", "type": "metric_issue", "enabled": true, "owner": "team:{{team}}",
              "data_sources": [{ "aggregate": "count()", "dataset": "events", "query": "level:error", "queryType": 0, "eventTypes": ["error", "default"], "timeWindow": 900, "environment": "production" }],
              "config": { "detectionType": "static" },
              "condition_group": { "logicType": "any", "conditions": [
                { "type": "gt", "comparison": 100, "conditionResult": 75 },
                { "type": "gt", "comparison": 50, "conditionResult": 50 },
                { "type": "lte", "comparison": 50, "conditionResult": 0 }] }
            }
            """);
        Assert.Equal(
            ("backend", TimeSpan.FromMinutes(15), 100.0, 50.0, 50.0, "#backend-team"),
            (monitor.Project, monitor.TimeWindow, monitor.High, monitor.Medium, monitor.Resolved, monitor.Owner));
    }

    [Fact]
    public async Task CreatesMonitorsOfPercentagesAndOfAnomalies()
    {
        await using var session = await AlertSession.StartAsync();

        var monitors = session.Run("""
            New-SentryMonitor 'Doubled' -Project backend -Measure Throughput -High 100 -ComparedWith 1.00:00:00
            New-SentryMonitor 'Odd' -Project backend -Measure Users -Sensitivity High -Direction Above
            New-SentryMonitor 'Crashes' -Project mobile -Measure CrashFreeSessions -High 95 -Medium 98 -Below
            """).Objects<SentryMonitor>();

        Assert.Equal(["percent", "dynamic", "static"], monitors.Select(monitor => monitor.Detection));
        Assert.Equal((TimeSpan.FromDays(1), 100.0), (monitors[0].ComparisonDelta, monitors[0].Resolved));
        var anomaly = session.Monitor("Odd").ConditionGroup!["conditions"]![0]!;
        Assert.Equal("""{"seasonality":"auto","sensitivity":"high","thresholdType":0}""", anomaly["comparison"]!.ToJsonString());
        Assert.Equal((true, 98.0, "metrics"), (monitors[2].Below, monitors[2].Resolved, monitors[2].Dataset));
    }

    /// <summary>Sent as it is, a number of minutes is a number of seconds to the server, and a bare number is one of ticks to PowerShell.</summary>
    [Theory]
    [InlineData("-Measure Errors -High 1 -TimeWindow 3600", "ticks")]
    [InlineData("-Measure Errors -High 1 -TimeWindow 00:00:30", "-TimeWindow")]
    [InlineData("-Measure Errors -High 1 -TimeWindow 2.00:00:00", "-TimeWindow")]
    [InlineData("-Measure CrashFreeUsers -High 1 -TimeWindow 00:15:00", "rates of crashes")]
    [InlineData("-Measure Errors -High 1 -ComparedWith 86400", "-ComparedWith")]
    [InlineData("-Measure Errors", "-High")]
    [InlineData("-Measure Errors -High 5 -Medium 10", "-Medium 10")]
    [InlineData("-Measure Errors -High 10 -Resolved 20", "-Resolved 20")]
    public async Task RefusesWhatCannotBeMeantBeforeAnythingIsSent(string parameters, string words)
    {
        await using var session = await AlertSession.StartAsync();

        var error = session.Run($"New-SentryMonitor M -Project backend {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.Changes());
    }

    /// <summary>The server takes sources and conditions as a whole: what is left out, or comes without its id, is gone.</summary>
    [Fact]
    public async Task ChangesAThresholdAndLosesNothingElse()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");
        var ids = Ids(monitor.ConditionGroup!);
        var source = monitor.DataSources!.ToJsonString();

        var changed = session.Run($"Set-SentryMonitor {monitor.Id} -High 300 -PassThru").Single<SentryMonitor>();

        Assert.Equal((300.0, 50.0, 50.0), (changed.High, changed.Medium, changed.Resolved));
        Assert.Equal(ids, Ids(monitor.ConditionGroup!));
        Assert.Equal(source, monitor.DataSources!.ToJsonString());
        Assert.Equal((true, "production", "level:error"), (changed.Enabled, changed.Environment, changed.Query));
    }

    [Fact]
    public async Task ChangesTheWindowAndLosesNothingElse()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");
        session.Server.State.Change(_ => monitor.Enabled = false);

        var changed = session.Run($"Set-SentryMonitor {monitor.Id} -TimeWindow 00:30:00 -PassThru").Single<SentryMonitor>();

        Assert.Equal(
            (TimeSpan.FromMinutes(30), "count()", "level:error", "production", 100.0, false),
            (changed.TimeWindow, changed.Aggregate, changed.Query, changed.Environment, changed.High, changed.Enabled));
    }

    [Fact]
    public async Task ChangesNamesWithoutReadingFirst()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");

        session.Run($"Set-SentryMonitor {monitor.Id} -Name Renamed -Description Text -Owner $null").AssertNoErrors();

        session.Server.Requests.Changes()[0].AssertBody("""{"name":"Renamed","description":"Text","owner":null}""");
        Assert.Equal(("Renamed", "Text", null), (monitor.Name, monitor.Description, monitor.Owner));
    }

    [Fact]
    public async Task AMissingSourceIsNotReplacedByAnEmptyOne()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");
        session.Server.State.Change(_ => monitor.DataSources![0]!["queryObj"] = new JsonArray());

        session.Run($"Set-SentryMonitor {monitor.Id} -Query 'level:fatal'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("Set-SentryMonitor {0} -High 5", "Error Monitor", "no thresholds")]
    [InlineData("Set-SentryMonitor {0} -Query x", "Page of Backend", "measures nothing")]
    [InlineData("Set-SentryUptimeMonitor {0} -Name x", "Error rate in Backend", "Set-SentryMonitor is the command for that")]
    public async Task OtherTypesAreRefused(string script, string name, string words)
    {
        await using var session = await AlertSession.StartAsync();

        var error = session.Run(string.Format(null, script, session.Monitor(name).Id)).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreatesAnUptimeMonitorInTheServersUnits()
    {
        await using var session = await AlertSession.StartAsync();

        var monitor = session.Run("""
            New-SentryUptimeMonitor 'Shop' https://shop.example.com/health -Project frontend -Interval 00:05:00 -Timeout 00:00:10 -Method Head -Header @{ Accept = 'text/html' } -Environment production
            """).Single<SentryMonitor>();

        session.Server.Requests.Changes()[0].AssertBody("""
            {
              "name": "Shop", "type": "uptime_domain_failure", "enabled": true,
              "data_sources": [{ "method": "HEAD", "body": null, "url": "https://shop.example.com/health", "intervalSeconds": 300, "timeoutMs": 10000, "headers": [["Accept", "text/html"]] }],
              "config": { "mode": 1, "environment": "production", "downtimeThreshold": 3, "recoveryThreshold": 1 }
            }
            """);
        Assert.Equal(("https://shop.example.com/health", TimeSpan.FromMinutes(5), "frontend"), (monitor.Url, monitor.Interval, monitor.Project));
    }

    [Theory]
    [InlineData("https://a.example -Interval 00:02:00", "-Interval")]
    [InlineData("https://a.example -Interval 60", "ticks")]
    [InlineData("https://a.example -Timeout 5000", "ticks")]
    [InlineData("a.example", "https://")]
    public async Task RefusesUptimeMonitorsThatCannotBe(string parameters, string words)
    {
        await using var session = await AlertSession.StartAsync();

        var error = session.Run($"New-SentryUptimeMonitor M {parameters} -Project backend").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task ChangesWhatAnUptimeMonitorAsksForAndKeepsTheRest()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Page of Backend");

        session.Run($"Set-SentryUptimeMonitor {monitor.Id} -Timeout 00:00:20 -DownAfter 5").AssertNoErrors();

        var source = monitor.DataSources![0]!["queryObj"]!;
        Assert.Equal(("https://backend.example.com/health", 60, 20000), ((string)source["url"]!, (int)source["intervalSeconds"]!, (int)source["timeoutMs"]!));
        Assert.Equal((1, 5, 1, "production"), ((int)monitor.Config["mode"]!, (int)monitor.Config["downtimeThreshold"]!, (int)monitor.Config["recoveryThreshold"]!, (string)monitor.Config["environment"]!));
    }

    [Fact]
    public async Task AMonitorWithoutASeatIsNotCreatedAndTheServerSaysWhy()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.State.Change(state => state.Organizations[0].UptimeSeats = 3);

        var result = session.Run("""
            New-SentryUptimeMonitor A https://a.example.com -Project backend
            New-SentryUptimeMonitor B https://b.example.com -Project backend -Disabled
            """);

        Assert.Contains("no seats left", result.SingleError().Exception.Message, StringComparison.Ordinal);
        Assert.Equal((null, false), (session.Monitor("A"), session.Monitor("B").Enabled));
    }

    [Fact]
    public async Task ARowOfAFileIsAMonitor()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("""
            [pscustomobject]@{ Name = 'A'; Project = 'backend'; Measure = 'Errors'; High = '5' }, [pscustomobject]@{ Name = 'B'; Project = 'mobile'; Measure = 'Users'; High = '9' } |
                New-SentryMonitor
            """).AssertNoErrors();

        Assert.Equal(("backend", "mobile"), (session.Monitor("A").Project.Slug, session.Monitor("B").Project.Slug));
    }

    [Fact]
    public async Task WhatTheServerDoesNotShowIsNoSuccess()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(200, $$"""{"id":"{{monitor.Id}}","name":"Error rate in Backend","type":"metric_issue"}"""));

        session.Run($"Set-SentryMonitor {monitor.Id} -Name Renamed").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    private static IEnumerable<string> Ids(JsonObject group) => [$"{group["id"]}", .. group["conditions"]!.AsArray().Select(condition => $"{condition!["id"]}")];
}

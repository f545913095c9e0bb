using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

/// <summary>Enable- and Disable- for monitors and alerts: in bulk, and never more than was named.</summary>
public sealed class EnabledTests
{
    [Fact]
    public async Task DisablesTheMonitorsOfAProjectInOneRequestAndNoOthers()
    {
        await using var session = await AlertSession.StartAsync();
        var before = session.MonitorsWhere(monitor => !monitor.Enabled && monitor.Project.Slug != "backend");

        var result = session.Run("Get-SentryMonitor -Project backend -Type Metric | Disable-SentryMonitor -PassThru");

        Assert.All(result.Objects<SentryMonitor>(), monitor => Assert.False(monitor.Enabled));
        var change = Assert.Single(session.Server.Requests.Changes());
        change.AssertBody("""{"enabled":false}""");
        Assert.Equal(
            session.MonitorsWhere(monitor => monitor is { Type: "metric_issue", Project.Slug: "backend" }).Select(id => $"{id}").Order(),
            change.Values("id").Order());
        Assert.All(change.Query, parameter => Assert.Equal("id", parameter.Key));
        Assert.Equal(before, session.MonitorsWhere(monitor => !monitor.Enabled && monitor.Project.Slug != "backend"));
    }

    [Fact]
    public async Task SwitchesAlertsOffAndOnAgain()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("Get-SentryAlert -Project backend | Disable-SentryAlert").AssertNoErrors();
        var off = session.AlertsWhere(alert => !alert.Enabled);
        session.Run("Get-SentryAlert -Project backend | Enable-SentryAlert").AssertNoErrors();

        Assert.Equal(2, off.Count);
        Assert.Empty(session.AlertsWhere(alert => !alert.Enabled));
    }

    /// <summary>A listing that finds nothing must not become a request without ids, which could mean everything.</summary>
    [Theory]
    [InlineData("Get-SentryMonitor -Query 'name:nothing' | Disable-SentryMonitor")]
    [InlineData("Get-SentryAlert -Query 'name:nothing' | Disable-SentryAlert")]
    [InlineData("Get-SentryMonitor -Query 'name:nothing' | Remove-SentryMonitor -Force")]
    [InlineData("Get-SentryAlert -Query 'name:nothing' | Remove-SentryAlert -Force")]
    public async Task NothingFoundChangesNothing(string script)
    {
        await using var session = await AlertSession.StartAsync();

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.Changes());
    }

    /// <summary>The server refuses a whole request for one id that it does not know: monitors with 400, alerts with 403.</summary>
    [Theory]
    [InlineData("SentryMonitor", "monitor")]
    [InlineData("SentryAlert", "alert")]
    public async Task AnUnknownIdIsReportedAndTheOthersAreChanged(string noun, string word)
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run($"$ids = @(Get-{noun} -First 3).Id; $ids + '77' | Disable-{noun} -Summary");

        var error = result.SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("77", error.TargetObject);
        Assert.Contains(word, error.Exception.Message, StringComparison.OrdinalIgnoreCase);
        var summary = Assert.IsType<SentryChangeSummary>(Assert.Single(result.Output).BaseObject);
        Assert.Equal((3, 1), (summary.Changed, summary.Failed));
    }

    /// <summary>Between the look and the change somebody else may remove one of them.</summary>
    [Theory]
    [InlineData("SentryMonitor", 400, """{"detail":"Some detectors were not found or you do not have permission to change them."}""")]
    [InlineData("SentryAlert", 403, """{"detail":"You do not have permission to perform this action."}""")]
    public async Task ARequestThatIsRefusedForOneIsHalvedForTheOthers(string noun, int status, string body)
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(status, body));

        session.Run($"Get-{noun} -First 4 | Disable-{noun}").AssertNoErrors();

        Assert.Equal([4, 2, 2], session.Server.Requests.Changes().Select(request => request.Values("id").Count));
    }

    [Fact]
    public async Task ARefusalOfAllIsNotAskedForEachOfThem()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(403, """{"detail":"You do not have permission to perform this action."}"""), times: 1000);

        var result = session.Run("Get-SentryMonitor | Disable-SentryMonitor -Summary");

        var count = session.MonitorsWhere(_ => true).Count;
        Assert.Equal(count, result.Errors.Count);
        Assert.All(result.ErrorIds(), id => Assert.Equal("SentryForbidden", id));
        // Each of them alone, and every half on the way there, would be more than twice as many.
        Assert.InRange(session.Server.Requests.Changes().Count, 2, count);
    }

    /// <summary>The server refuses a whole request for the sake of monitors that are its own, where the token may not change these.</summary>
    [Fact]
    public async Task SentrysOwnMonitorsAreReportedAndTheOthersAreChanged()
    {
        await using var session = await AlertSession.StartAsync(scopes: ["alerts:read", "alerts:write", "project:read"]);

        var result = session.Run("Get-SentryMonitor -Project backend | Disable-SentryMonitor");

        Assert.Equal(["SentryForbidden", "SentryForbidden"], result.ErrorIds());
        var left = session.MonitorsWhere(monitor => monitor.Enabled && monitor.Project.Slug == "backend");
        Assert.Equal(session.MonitorsWhere(monitor => monitor.IsSystem && monitor.Project.Slug == "backend"), left);
    }

    /// <summary>What the plan does not pay for stays off, and the others do not stay off with it.</summary>
    [Fact]
    public async Task SeatsThatAreFullAreReportedForTheMonitorsThatNeedThem()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.State.Change(state =>
        {
            state.Organizations[0].UptimeSeats = 1;
            foreach (var monitor in state.Organizations[0].Detectors)
                monitor.Enabled = false;
        });

        var result = session.Run("Get-SentryMonitor | Enable-SentryMonitor");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Contains("no seats left", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(2, session.MonitorsWhere(monitor => !monitor.Enabled).Count);
        Assert.All(session.MonitorsWhere(monitor => !monitor.Enabled), id => Assert.Contains($"{id}", result.Errors.Select(error => error.TargetObject)));
    }

    /// <summary>A 200 that says that nothing was found is no success.</summary>
    [Theory]
    [InlineData("SentryMonitor", "No detectors found.")]
    [InlineData("SentryAlert", "No workflows found.")]
    public async Task ASuccessThatChangedNothingIsAnError(string noun, string detail)
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(200, $$"""{"detail":"{{detail}}"}"""));

        var result = session.Run($"Get-{noun} -First 2 | Disable-{noun}");

        Assert.Equal(["SentryNotChanged", "SentryNotChanged"], result.ErrorIds());
    }

    [Fact]
    public async Task WhatIfSendsNothing()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("Get-SentryMonitor | Disable-SentryMonitor -WhatIf; Get-SentryAlert | Enable-SentryAlert -WhatIf").AssertNoErrors();

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("Get-SentryAlertRule | Where-Object Kind -eq Alert | Disable-SentryMonitor", "Disable-SentryAlert")]
    [InlineData("Get-SentryAlertRule | Where-Object Kind -eq Monitor | Disable-SentryAlert", "Disable-SentryMonitor")]
    [InlineData("Get-SentryAlertRule | Where-Object Kind -eq Monitor | ForEach-Object { [pscustomobject]@{ Id = $_.Id; Name = $_.Name; Kind = \"$($_.Kind)\"; Type = $_.Type } } | Disable-SentryAlert", "Disable-SentryMonitor")]
    [InlineData("Get-SentryAlert | Enable-SentryMonitor", "Enable-SentryAlert")]
    [InlineData("Get-SentryMonitor | Remove-SentryAlert -Force", "Remove-SentryMonitor")]
    [InlineData("Get-SentryAlert | ForEach-Object { [pscustomobject]@{ Id = $_.Id; Name = $_.Name; Frequency = $_.Frequency; ActionFilters = @() } } | Remove-SentryMonitor -Force", "Remove-SentryAlert")]
    public async Task AnotherKindIsRefusedWithTheNameOfItsCommand(string script, string command)
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run(script);

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error =>
        {
            error.AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
            Assert.Contains($"{command} is the command for that", error.Exception.Message, StringComparison.Ordinal);
        });
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("Get-SentryAlertRule | Where-Object Kind -eq Alert | Disable-SentryAlert")]
    [InlineData("Get-SentryAlertRule | Where-Object Kind -eq Alert | ForEach-Object { [pscustomobject]@{ Id = $_.Id; Name = $_.Name; Kind = \"$($_.Kind)\"; ConnectedIds = $_.ConnectedIds } } | Disable-SentryAlert")]
    public async Task TakesTheSimpleViewsRowsOfTheRightKind(string script)
    {
        await using var session = await AlertSession.StartAsync();

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.AlertsWhere(alert => alert.Enabled));
    }
}

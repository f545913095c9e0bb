using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

/// <summary>New- and Copy-SentryAlert.</summary>
public sealed class NewSentryAlertTests
{
    [Fact]
    public async Task CreatesAnAlertOfWords()
    {
        await using var session = await AlertSession.StartAsync();
        var monitor = session.Monitor("Error rate in Backend");

        var alert = session.Run($"""
            New-SentryAlert 'On call' -Monitor {monitor.Id} -Trigger NewIssue, Regression -Filter 'level >= error', 'users > 50 in 1h' -Action 'slack:#on-call', 'email:#backend-team', 'pagerduty:Shop' -Environment production -Owner '#backend-team'
            """).Single<SentryAlert>();

        var created = session.Alert("On call");
        Assert.Equal([monitor], created.Detectors);
        Assert.Equal((true, "production", 30), (alert.Enabled, alert.Environment, alert.Frequency));
        Assert.Equal(["first_seen_event", "regression_event"], alert.Triggers.Select(trigger => trigger.Type));
        Assert.Equal("level >= error, users > 50 in 1h", alert.ActionFilters[0].Conditions.ToString());
        Assert.Equal("slack:#on-call, email:#backend-team, pagerduty:Shop", alert.ActionFilters[0].Actions.ToString());
        Assert.Equal("C0ONCALL1", $"{created.Actions.First()["config"]!["targetIdentifier"]}");
        Assert.Equal("31", $"{created.Actions.Last()["config"]!["targetIdentifier"]}");
    }

    /// <summary>Without these lists, even empty ones, the server fails after it has checked the request.</summary>
    [Fact]
    public async Task SendsTheListsThatTheServerStumblesWithout()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("New-SentryAlert 'Bare' -Project backend -Action email:owners -Disabled").AssertNoErrors();

        var error = session.Monitor("Error Monitor");
        session.Server.Requests.Changes()[0].AssertBody($$"""
            {
              "name": "Bare", "enabled": false, "environment": null, "owner": null, "config": { "frequency": 30 }, "detector_ids": [{{error.Id}}],
              "triggers": { "logicType": "any-short", "conditions": [], "actions": [] },
              "action_filters": [{ "logicType": "all", "conditions": [], "actions": [
                { "type": "email", "integrationId": null, "config": { "targetType": "issue_owners", "targetIdentifier": "", "targetDisplay": null }, "data": { "fallthroughType": "ActiveMembers" }, "status": "active" }] }]
            }
            """);
        Assert.False(session.Alert("Bare").Enabled);
    }

    [Fact]
    public async Task TakesHashtablesInTheServersForm()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("""
            New-SentryAlert Hook -Project backend -Filter @{ type = 'latest_adopted_release'; comparison = @{ environment = 'production'; ageComparison = 'older'; releaseAgeType = 'oldest' } } -Action @{ type = 'webhook'; config = @{ targetIdentifier = 'webhooks' } }
            """).AssertNoErrors();

        Assert.Equal("older", $"{session.Alert("Hook").ActionFilters[0]!["conditions"]![0]!["comparison"]!["ageComparison"]}");
    }

    [Fact]
    public async Task WarnsOfAnAlertThatNothingSetsOff()
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run("New-SentryAlert Lonely -Action email:owners");

        Assert.Contains("connected to no monitor", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Action 'slack:#onn-call'", "SentryNotFound", "on-call")]
    [InlineData("-Action 'discord:#x'", "SentryNotFound", "no integration of discord")]
    [InlineData("-Action 'pagerduty:Shopp'", "SentryNotFound", "Shop")]
    [InlineData("-Action 'email:nobody@example.com'", "SentryNotFound", "no member")]
    [InlineData("-Action 'tell everybody'", "SentryInvalidInput", "no action that has words")]
    [InlineData("-Action email:owners -Monitor 77", "SentryBadRequest", "detectors do not exist")]
    [InlineData("-Project backend", "SentryInvalidInput", "give -Action")]
    public async Task WhatIsNotThereCreatesNothing(string parameters, string id, string words)
    {
        await using var session = await AlertSession.StartAsync();

        var error = session.Run($"New-SentryAlert A {parameters}").SingleError();

        Assert.Equal(id, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(session.Alert("A"));
    }

    [Fact]
    public async Task SaysWhichWorkspaceWhereThereAreSeveral()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.State.Change(state =>
        {
            var rows = state.Organizations[0].Rows["integrations"];
            var other = rows.Find(row => $"{row["name"]}" == "Acme Workspace")!.DeepClone().AsObject();
            (other["id"], other["name"]) = ("99", "Acme Guests");
            rows.Add(other);
        });

        var error = session.Run("New-SentryAlert A -Project backend -Action 'slack:#on-call'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        session.Run("New-SentryAlert B -Project backend -Action 'slack:Acme Guests/#on-call'").AssertNoErrors();

        Assert.Contains("slack:Acme", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("99", $"{Assert.Single(session.Alert("B").Actions)["integrationId"]}");
    }

    /// <summary>An alert may be created again from an object; with the ids in it the server would refuse it.</summary>
    [Fact]
    public async Task MakesAnotherOfALiveAlert()
    {
        await using var session = await AlertSession.StartAsync();
        var source = session.Alert("Tell the team of Backend");
        session.Server.State.Change(_ => source.Enabled = false);

        var copy = session.Run($"Get-SentryAlert {source.Id} | New-SentryAlert -Name Second").Single<SentryAlert>();

        Assert.Equal((false, "production", "#backend-team"), (copy.Enabled, copy.Environment, copy.Owner));
        Assert.Equal(source.Detectors, session.Alert("Second").Detectors);
        Assert.NotEqual($"{source.ActionFilters[0]!["id"]}", copy.ActionFilters[0].Id);
        Assert.Equal("slack:#general, email:#backend-team", copy.ActionFilters[0].Actions.ToString());
    }

    [Fact]
    public async Task RefusesObjectsThatAreNoAlerts()
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run("Get-SentryMonitor -First 1 | New-SentryAlert; 'x' | New-SentryAlert -Action email:owners");

        Assert.Equal(["SentryInvalidInput", "SentryInvalidInput"], result.ErrorIds());
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task TheLimitOfAlertsIsToldInTheServersWords()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.State.Change(state => state.Organizations[0].AlertLimit = 7);

        var error = session.Run("New-SentryAlert A -Project backend -Action email:owners").SingleError();

        Assert.Contains("You may not exceed 7 workflows", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAlertThatTheServerMadeOtherwiseIsReported()
    {
        await using var session = await AlertSession.StartAsync();
        session.Server.Faults.Next(request => request.Method == "POST", FaultKinds.Answer(201, """{"id":"5","name":"A","enabled":true,"detectorIds":[],"actionFilters":[]}"""));

        session.Run("New-SentryAlert A -Project backend -Action email:owners").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task CopiesAnAlertToTheSameMonitorsOfOtherProjects()
    {
        await using var session = await AlertSession.StartAsync();
        var source = session.Alert("Tell the team of Backend");

        var copies = session.Run($"Copy-SentryAlert {source.Id} -ToProject frontend, mobile").Objects<SentryAlert>();

        Assert.Equal(
            ["Error Monitor (frontend), Issue Stream (frontend)", "Error Monitor (mobile), Issue Stream (mobile)"],
            copies.Select(copy => copy.Monitors.ToString()));
        Assert.All(copies, copy => Assert.Equal(
            (source.Name, "production", "slack:#general, email:#backend-team"),
            (copy.Name, copy.Environment, copy.ActionFilters[0].Actions.ToString())));
    }

    /// <summary>A project that has not all of the monitors gets no alert about some of them.</summary>
    [Fact]
    public async Task AProjectWithoutTheMonitorsIsReportedAndTheOthersGetTheirs()
    {
        await using var session = await AlertSession.StartAsync();
        var source = session.Alert("Page whoever is on call for Backend");
        session.Server.State.Change(state =>
        {
            foreach (var monitor in state.Organizations[0].Detectors.Where(monitor => monitor is { Type: "metric_issue", Project.Slug: "frontend" }))
                monitor.Name = monitor.Name.Replace("Frontend", "Backend", StringComparison.Ordinal);
        });

        var result = session.Run($"Copy-SentryAlert {source.Id} -ToProject mobile, frontend");

        result.SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
        var copy = Assert.IsType<SentryAlert>(Assert.Single(result.Output).BaseObject);
        Assert.All(copy.Monitors, monitor => Assert.Equal("frontend", monitor.Project));
    }

    [Fact]
    public async Task AProjectThatHasItIsNotGivenItTwice()
    {
        await using var session = await AlertSession.StartAsync();
        var source = session.Alert("Tell the team of Backend");

        session.Run($"Copy-SentryAlert {source.Id} -ToProject backend").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task WhatIfCreatesNothing()
    {
        await using var session = await AlertSession.StartAsync();
        var source = session.Alert("Tell the team of Backend");

        session.Run($"New-SentryAlert A -Project backend -Action email:owners -WhatIf; Copy-SentryAlert {source.Id} -ToProject mobile -WhatIf").AssertNoErrors();

        Assert.Empty(session.Server.Requests.Changes());
    }
}

using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

/// <summary>Set-SentryAlert: what is not named stays.</summary>
public sealed class AlertChangeTests
{
    private const string Name = "Tell the team of Backend";

    /// <summary>A PUT that leaves enabled out switches the alert on.</summary>
    [Fact]
    public async Task ARenamedAlertStaysDisabled()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.State.Change(_ => alert.Enabled = false);

        session.Run($"Set-SentryAlert {alert.Id} -Name Renamed").AssertNoErrors();

        Assert.Equal(("Renamed", false), (alert.Name, alert.Enabled));
    }

    /// <summary>Filters, conditions and actions that come back without their ids are deleted and made anew.</summary>
    [Fact]
    public async Task EverythingThatWasNotNamedStaysWhatItIs()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.State.Change(_ => alert.Config["note"] = "kept");
        var before = Shown(alert);

        session.Run($"Set-SentryAlert {alert.Id} -Frequency 60").AssertNoErrors();

        Assert.Equal(60, (int)alert.Config["frequency"]!);
        alert.Config["frequency"] = 30;
        Assert.Equal(before, Shown(alert));
    }

    /// <summary>Sentry's pages offer more frequencies than the API's documentation.</summary>
    [Fact]
    public async Task AWeeklyAlertStaysWeekly()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.State.Change(_ => alert.Config["frequency"] = 10_080);

        session.Run($"Set-SentryAlert {alert.Id} -Name Renamed -PassThru | New-SentryAlert -Name Second").AssertNoErrors();

        Assert.Equal((10_080, 10_080), ((int)alert.Config["frequency"]!, (int)session.Alert("Second").Config["frequency"]!));
    }

    /// <summary>The server turns the keys of a body from one spelling to another, save those that belong to other services.</summary>
    [Fact]
    public async Task TheFieldsOfATicketStayAsTheyAreSpelt()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        const string fields = """{"repo":"acme/backend","fixVersions":["1.0"],"work_item_type":"Bug"}""";
        session.Server.State.Change(state =>
        {
            var github = state.Organizations[0].Rows["integrations"].Find(row => $"{row["provider"]!["key"]}" == "github")!;
            alert.ActionFilters[0]!["actions"]!.AsArray().Add(new JsonObject
            {
                ["id"] = "7",
                ["type"] = "github",
                ["integrationId"] = $"{github["id"]}",
                ["data"] = new JsonObject { ["additionalFields"] = JsonNode.Parse(fields), ["dynamicFormFields"] = new JsonArray() },
                ["config"] = new JsonObject { ["targetType"] = "specific" },
                ["status"] = "active",
            });
        });

        session.Run($"Set-SentryAlert {alert.Id} -Name Renamed").AssertNoErrors();

        Assert.Equal(("7", fields), ($"{alert.Actions.Last()["id"]}", alert.Actions.Last()["data"]!["additionalFields"]!.ToJsonString()));
    }

    [Fact]
    public async Task MovesAllAlertsFromOneChannelToAnother()
    {
        await using var session = await AlertSession.StartAsync();
        var ids = session.Server.State.Read(state => state.Organizations[0].Workflows.SelectMany(alert => alert.Actions).Select(action => $"{action["id"]}").ToList());

        session.Run("Get-SentryAlert | Set-SentryAlert -OldAction 'slack:#general' -NewAction 'slack:#incidents'").AssertNoErrors();

        // Three alerts of the seven have it; the others are left alone.
        Assert.Equal(3, session.Server.Requests.Changes().Count);
        var actions = session.Server.State.Read(state => state.Organizations[0].Workflows.SelectMany(alert => alert.Actions).ToList());
        Assert.Equal(ids, actions.Select(action => $"{action["id"]}"));
        var slack = actions.Where(action => $"{action["type"]}" == "slack").ToList();
        Assert.Equal(["#incidents", "#on-call"], slack.Select(action => $"{action["config"]!["targetDisplay"]}").Distinct().Order());
        Assert.All(slack, action => Assert.Equal("See the runbook", $"{action["data"]!["notes"]}"));
    }

    [Fact]
    public async Task WhoIsToldAlreadyIsNotToldTwice()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);

        session.Run($"""
            Set-SentryAlert {alert.Id} -AddAction 'slack:#incidents'
            Set-SentryAlert {alert.Id} -AddAction 'slack:#incidents', 'email:owners'
            Set-SentryAlert {alert.Id} -OldAction 'slack:#general' -NewAction 'slack:#incidents'
            """).AssertNoErrors();

        Assert.Equal(["email", "slack", "email"], alert.Actions.Select(action => $"{action["type"]}"));
    }

    [Fact]
    public async Task ConnectsAndDisconnectsMonitors()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        var (added, removed) = (session.Monitor("Page of Backend"), alert.Detectors[0]);
        var kept = alert.Detectors[1];

        var changed = session.Run($"Set-SentryAlert {alert.Id} -AddMonitor {added.Id} -RemoveMonitor {removed.Id} -PassThru").Single<SentryAlert>();

        Assert.Equal([kept, added], alert.Detectors);
        Assert.Equal("Issue Stream (backend), Page of Backend (backend)", changed.Monitors.ToString());
    }

    [Fact]
    public async Task WarnsOfAnAlertThatNothingSetsOffAnyMore()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);

        var result = session.Run($"Get-SentryAlert {alert.Id} | ForEach-Object {{ Set-SentryAlert $_ -RemoveMonitor $_.MonitorIds }}");

        result.AssertNoErrors();
        Assert.Contains("no monitor any more", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Rules that were migrated have triggers which no list knows.</summary>
    [Fact]
    public async Task TriggersOfOlderKindsStay()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.State.Change(_ => alert.Triggers!["conditions"]!.AsArray().Add(
            new JsonObject { ["id"] = "1", ["type"] = "every_event", ["comparison"] = true, ["conditionResult"] = true }));
        var first = $"{alert.Triggers!["conditions"]![0]!["id"]}";

        session.Run($"Set-SentryAlert {alert.Id} -Trigger NewIssue, Resolved").AssertNoErrors();

        var conditions = alert.Triggers!["conditions"]!.AsArray();
        Assert.Equal(["every_event", "first_seen_event", "issue_resolved_trigger"], conditions.Select(condition => $"{condition!["type"]}"));
        Assert.Equal(("1", first), ($"{conditions[0]!["id"]}", $"{conditions[1]!["id"]}"));
    }

    [Fact]
    public async Task ConditionsAndActionsThatStayKeepTheirIds()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        var (group, condition, action) = Ids();

        session.Run($"Set-SentryAlert {alert.Id} -Filter 'events > 100 in 1h', 'level >= error' -FilterLogic Any -Action 'slack:#general'").AssertNoErrors();

        Assert.Equal((group, condition, action), Ids());
        Assert.Equal("any-short", $"{alert.ActionFilters[0]!["logicType"]}");
        Assert.Equal("""{"level":40,"match":"gte"}""", alert.ActionFilters[0]!["conditions"]![1]!["comparison"]!.ToJsonString());
        Assert.Equal("See the runbook", $"{Assert.Single(alert.Actions)["data"]!["notes"]}");

        (string, string, string) Ids() => (
            $"{alert.ActionFilters[0]!["id"]}", $"{alert.ActionFilters[0]!["conditions"]![0]!["id"]}", $"{alert.Actions.First()["id"]}");
    }

    [Fact]
    public async Task SeveralGroupsAreNotMadeIntoOne()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.State.Change(_ => alert.ActionFilters.Add(alert.ActionFilters[0]!.DeepClone()));

        session.Run($"Set-SentryAlert {alert.Id} -Action 'email:owners'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task ClearsEnvironmentAndOwner()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);

        session.Run($"Set-SentryAlert {alert.Id} -Environment $null -Owner $null").AssertNoErrors();

        Assert.Equal((null, null), (alert.Environment, alert.Owner));
    }

    [Theory]
    [InlineData("-Frequency 45")]
    [InlineData("-Frequency 1800")]
    public async Task TheFrequencyIsOneOfSentrysMinutes(string parameter)
    {
        await using var session = await AlertSession.StartAsync();

        session.Run($"Set-SentryAlert 1 {parameter}").AssertParameterRefused("1440");
        session.Run($"New-SentryAlert A {parameter} -Action email:owners").AssertParameterRefused("1440");

        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-OldAction 'slack:#general'", "go together")]
    [InlineData("-Monitor 1 -AddMonitor 2", "one or the other")]
    [InlineData("-Filter 'level is bad'", "no condition that has words")]
    [InlineData("", "Nothing to change")]
    public async Task RefusesWhatCannotBeMeant(string parameters, string words)
    {
        await using var session = await AlertSession.StartAsync();

        var error = session.Run($"Set-SentryAlert 1 {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task AChannelThatIsNotThereChangesNothing()
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run("Get-SentryAlert -Project backend | Set-SentryAlert -OldAction 'slack:#general' -NewAction 'slack:#incident'");

        var error = result.SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("incidents", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.Changes());
    }

    /// <summary>A server that takes the change and shows the old alert has not made it.</summary>
    [Fact]
    public async Task WhatTheServerDoesNotShowIsNoSuccess()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert(Name);
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(200, $$"""{"id":"{{alert.Id}}","name":"{{Name}}","enabled":true}"""));

        session.Run($"Set-SentryAlert {alert.Id} -Name Renamed").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    private static string Shown(Workflow alert) =>
        $"{alert.Name} {alert.Enabled} {alert.Environment} {alert.Owner} {alert.Config.ToJsonString()} {alert.Triggers!.ToJsonString()} "
        + $"{alert.ActionFilters.ToJsonString()} {string.Join(",", alert.Detectors.Select(detector => detector.Id))}";
}

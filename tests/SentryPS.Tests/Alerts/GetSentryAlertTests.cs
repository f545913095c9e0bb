using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

public sealed class GetSentryAlertTests
{
    [Fact]
    public async Task ShowsWhomItTellsByName()
    {
        await using var session = await AlertSession.StartAsync();
        var expected = session.Alert("Tell the team of Backend");

        var alert = Assert.Single(session.Run("Get-SentryAlert").Objects<SentryAlert>(), alert => alert.Name == expected.Name);

        Assert.Equal(($"{expected.Id}", true, "production", 30, "#backend-team"), (alert.Id, alert.Enabled, alert.Environment, alert.Frequency, alert.Owner));
        Assert.Equal(["first_seen_event", "regression_event"], alert.Triggers.Select(trigger => trigger.Type));
        Assert.Equal("Error Monitor (backend), Issue Stream (backend)", alert.Monitors.ToString());
        var filter = Assert.Single(alert.ActionFilters);
        Assert.Equal(("all", "events > 100 in 1h"), (filter.LogicType, filter.Conditions.ToString()));
        Assert.Equal("slack:#general, email:#backend-team", filter.Actions.ToString());
        Assert.Equal("Acme Workspace", filter.Actions[0].Integration);
        Assert.Equal("See the runbook", filter.Actions[0].Data["notes"]);
    }

    /// <summary>Names cost a request for each kind of thing, however many alerts there are.</summary>
    [Fact]
    public async Task LooksNamesUpOnceForAll()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("Get-SentryAlert").AssertNoErrors();

        var lines = session.Server.Requests.Lines().Select(line => line.Split('?')[0]).ToList();
        Assert.Equal(lines.Distinct(), lines);
        Assert.Equal(6, lines.Count);
    }

    [Fact]
    public async Task WhatTheTokenMayNotReadStaysAnId()
    {
        await using var session = await AlertSession.StartAsync();
        session.Shell.Set("integration", session.Server.IssueToken(TokenKind.Integration, ["alerts:read"]));

        var alerts = session.Run("Connect-Sentry -Url $url -Token $integration -Organization acme; Get-SentryAlert").Objects<SentryAlert>();

        var alert = alerts.First(alert => alert.Name == "Tell the team of Backend");
        Assert.StartsWith("team:", alert.Owner, StringComparison.Ordinal);
        Assert.Equal(alert.MonitorIds, alert.Monitors.Select(monitor => monitor.ToString()));
        Assert.Null(alert.ActionFilters[0].Actions[0].Integration);
    }

    [Fact]
    public async Task GetsByIdAndSearches()
    {
        await using var session = await AlertSession.StartAsync();
        var expected = session.Alert("Tell the team of Backend");

        Assert.Equal(expected.Name, session.Run($"Get-SentryAlert {expected.Id}").Single<SentryAlert>().Name);
        Assert.Equal(
            session.AlertsWhere(alert => alert.Actions.Any(action => $"{action["type"]}" == "slack")).Count,
            session.Run("Get-SentryAlert -Query action:slack").Objects<SentryAlert>().Count);
    }

    [Fact]
    public async Task CountsWhatIsWantedAfterAlertsOfNoProjectAreLeftOut()
    {
        await using var session = await AlertSession.StartAsync();

        var alerts = session.Run("Get-SentryAlert -Project backend, mobile -First 4").Objects<SentryAlert>();

        Assert.Equal(4, alerts.Count);
        Assert.All(alerts, alert => Assert.NotEmpty(alert.MonitorIds));
    }
}

using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class GetSentryAlertRuleTests
{
    private const string Monitors = "GET /api/0/organizations/acme/detectors/";
    private const string Alerts = "GET /api/0/organizations/acme/workflows/";
    private const string MetricAlerts = "GET /api/0/organizations/acme/alert-rules/";
    private const string MetricMonitors = "query=type%3Ametric_issue";

    private static readonly SandboxOptions s_modern = new() { Issues = 0 };
    private static readonly SandboxOptions s_legacy = s_modern with { Alerts = AlertApi.Legacy };

    [Fact]
    public async Task ListsMonitorsThenAlerts()
    {
        await using var session = await SandboxSession.StartAsync(s_modern);
        var monitor = session.Server.State.Read(state => state.Organizations[0].Detectors.Find(detector => detector.Name == "Error rate in Backend")!);
        var alert = session.Server.State.Read(state => state.Organizations[0].Workflows.Find(workflow => workflow.Name == "Tell the team of Backend")!);

        var rules = session.Run("Get-SentryAlertRule").Objects<SentryAlertRule>();

        Assert.Equal([$"{Monitors}?per_page=100&{MetricMonitors}", $"{Alerts}?per_page=100"], session.Server.Requests.Sent());
        Assert.Equal(
            [(SentryAlertRuleKind.Monitor, 27), (SentryAlertRuleKind.Alert, 7)],
            rules.GroupBy(rule => rule.Kind).Select(group => (group.Key, group.Count())));
        Assert.All(rules.Take(27), rule => Assert.Equal("metric_issue", rule.Type));
        Assert.All(rules, rule => Assert.Equal("acme", rule.Organization));

        var first = Assert.Single(rules, rule => rule.Name == monitor.Name);
        Assert.Equal(
            ($"{monitor.Id}", $"{monitor.Project.Id}", "count()", "level:error", "production", TimeSpan.FromHours(1), true, $"#{monitor.Owner!.Team!.Slug}", $"{monitor.Owner.Team.Id}"),
            (first.Id, first.ProjectId, first.Aggregate, first.Query, first.Environment, first.TimeWindow, first.Enabled, first.Owner, first.OwnerId));
        Assert.Equal(monitor.Workflows.Select(workflow => $"{workflow.Id}"), first.ConnectedIds);

        var second = Assert.Single(rules, rule => rule.Name == alert.Name);
        Assert.Equal(
            ($"{alert.Id}", null, null, "production", true, $"team:{alert.Owner!.Team!.Id}", alert.Name),
            (second.Id, second.Type, second.Aggregate, second.Environment, second.Enabled, second.Owner, second.ToString()));
        Assert.Equal(alert.Detectors.Select(detector => $"{detector.Id}"), second.ConnectedIds);
        Assert.NotNull(second.LastTriggered);
    }

    [Fact]
    public async Task ListsMetricAlertsOfOldServers()
    {
        await using var session = await SandboxSession.StartAsync(s_legacy);
        var expected = session.Server.State.Read(state => state.Organizations[0].AlertRules.Find(rule => rule.Name == "Error rate in Backend")!);

        var rules = session.Run("Get-SentryAlertRule").Objects<SentryAlertRule>();

        Assert.Equal([$"{Monitors}?per_page=100&{MetricMonitors}", $"{MetricAlerts}?per_page=100"], session.Server.Requests.Sent());
        Assert.Equal(27, rules.Count);
        Assert.All(rules, rule => Assert.Equal(SentryAlertRuleKind.MetricAlert, rule.Kind));
        var rule = Assert.Single(rules, rule => rule.Name == expected.Name);
        Assert.Equal(
            ($"{expected.Id}", "count()", "level:error", "production", TimeSpan.FromHours(1), $"team:{expected.Owner!.Team!.Id}"),
            (rule.Id, rule.Aggregate, rule.Query, rule.Environment, rule.TimeWindow, rule.Owner));
        Assert.Equal(["backend"], rule.Projects);
    }

    [Fact]
    public async Task SaysWhatReplacesAListingThatIsGone()
    {
        await using var session = await SandboxSession.StartAsync(s_modern with { Alerts = AlertApi.Gone });

        var error = session.Run("Get-SentryAlertRule").AssertError("SentryGone", ErrorCategory.NotImplemented);

        Assert.Contains("sentry-api-0-organization-detector-index", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("This API no longer exists.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(410, error.Answer().StatusCode);
    }

    [Theory]
    [InlineData("-First 5", 5, 0, 1)]
    [InlineData("-First 27", 27, 0, 1)]
    [InlineData("-First 30", 27, 3, 2)]
    [InlineData("-Skip 25 -First 4", 2, 2, 2)]
    [InlineData("-Skip 30", 0, 4, 2)]
    public async Task CountsAcrossBothListings(string parameters, int monitors, int alerts, int requests)
    {
        await using var session = await SandboxSession.StartAsync(s_modern);

        var rules = session.Run($"Get-SentryAlertRule {parameters}").Objects<SentryAlertRule>();

        Assert.Equal(
            Enumerable.Repeat(SentryAlertRuleKind.Monitor, monitors).Concat(Enumerable.Repeat(SentryAlertRuleKind.Alert, alerts)),
            rules.Select(rule => rule.Kind));
        Assert.Equal(requests, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task SaysThatTotalIsUnknown()
    {
        await using var session = await SandboxSession.StartAsync(s_modern);

        var output = session.Run("Get-SentryAlertRule -IncludeTotalCount -First 1").Output;

        Assert.Equal(2, output.Count);
        Assert.Equal((0UL, 0.0), (output[0].BaseObject, output[0].Properties["Accuracy"].Value));
    }

    [Theory]
    [InlineData(AlertApi.Modern, 115 + 1)]
    [InlineData(AlertApi.Legacy, 115)]
    public async Task ReadsEveryPage(AlertApi api, int count)
    {
        await using var session = await SandboxSession.StartAsync(s_modern with { Alerts = api, Projects = 1 });
        session.Server.State.Change(state =>
        {
            var organization = state.Organizations[0];
            organization.Workflows.RemoveRange(1, organization.Workflows.Count - 1);
            organization.Detectors.AddRange(Enumerable.Range(0, 115 - 9).Select(number => new Sandbox.Resources.Detector
            {
                Id = number + 1,
                Name = $"Monitor {number}",
                Type = "metric_issue",
                Project = organization.Projects[0],
                DateCreated = state.Now,
            }));
            organization.AlertRules.AddRange(Enumerable.Range(0, 115 - 9).Select(number => new Sandbox.Resources.AlertRule
            {
                Id = number + 1,
                Name = $"Rule {number}",
                Metric = organization.AlertRules[0].Metric,
                Project = organization.Projects[0],
                DateCreated = state.Now,
            }));
        });

        var rules = session.Run("Get-SentryAlertRule").Objects<SentryAlertRule>();

        Assert.Equal(count, rules.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(count, rules.Count);
        Assert.Equal(3, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData(AlertApi.Modern)]
    [InlineData(AlertApi.Legacy)]
    public async Task LimitsEveryListingToProjects(AlertApi api)
    {
        await using var session = await SandboxSession.StartAsync(s_modern with { Alerts = api });

        var rules = session.Run("Get-SentryAlertRule backend, mobile").Objects<SentryAlertRule>();

        var listings = session.Server.Requests.All.Where(request => !request.Path.EndsWith("/projects/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, listings.Count);
        Assert.All(listings, request => Assert.Equal(
            session.Server.WithProjectIds("{backend},{mobile}"), string.Join(',', request.Values("project"))));
        Assert.Equal(api == AlertApi.Modern ? 18 + 5 : 18, rules.Count);
    }

    [Fact]
    public async Task TakesProjectsFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_legacy);

        var rules = session.Run("Get-SentryProject backend, mobile | Get-SentryAlertRule").Objects<SentryAlertRule>();

        Assert.Equal(["backend", "mobile"], rules.SelectMany(rule => rule.Projects).Distinct());
        Assert.Equal(18, rules.Count);
    }

    [Fact]
    public async Task ServerThatAnswersWithAFailureIsNotTakenForAnOldOne()
    {
        await using var session = await SandboxSession.StartAsync(s_modern);
        session.Server.Faults.Next(FaultKinds.InternalError(null));

        session.Run("Get-SentryAlertRule").AssertError("SentryServerError", ErrorCategory.ResourceUnavailable);

        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task UnknownOrganizationIsAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_legacy);

        session.Run("Get-SentryAlertRule -Organization nobody").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    [Theory]
    [InlineData(AlertApi.Modern)]
    [InlineData(AlertApi.Legacy)]
    public async Task NamesScopeThatIsMissing(AlertApi api)
    {
        await using var session = await SandboxSession.StartAsync(s_modern with { Alerts = api }, scopes: ["event:read"]);

        var error = session.Run("Get-SentryAlertRule").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains("alerts:read", error.Exception.Message, StringComparison.Ordinal);
    }
}

using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

public sealed class GetSentryMonitorTests
{
    private const string Monitors = "GET organizations/acme/detectors/";

    [Fact]
    public async Task ListsMonitorsOfAllTypesWithTheirProjects()
    {
        await using var session = await AlertSession.StartAsync();
        var expected = session.Monitor("Error rate in Backend");

        var monitors = session.Run("Get-SentryMonitor").Objects<SentryMonitor>();

        Assert.Equal([$"{Monitors}?per_page=100", "GET organizations/acme/projects/?per_page=100"], session.Server.Requests.Lines());
        Assert.Equal(session.MonitorsWhere(_ => true).Count, monitors.Count);
        var metric = Assert.Single(monitors, monitor => monitor.Name == expected.Name);
        Assert.Equal(
            ($"{expected.Id}", "metric_issue", true, "backend", "production", "count()", "events", "level:error", TimeSpan.FromHours(1), "static"),
            (metric.Id, metric.Type, metric.Enabled, metric.Project, metric.Environment, metric.Aggregate, metric.Dataset, metric.Query, metric.TimeWindow, metric.Detection));
        Assert.Equal((100.0, 50.0, 50.0, false), (metric.High, metric.Medium, metric.Resolved, metric.Below));
        Assert.Equal($"#{expected.Owner!.Team!.Slug}", metric.Owner);
        Assert.Equal(expected.Workflows.Select(workflow => $"{workflow.Id}"), metric.AlertIds);

        var uptime = Assert.Single(monitors, monitor => monitor.Name == "Page of Backend");
        Assert.Equal(
            ("https://backend.example.com/health", TimeSpan.FromMinutes(1), "production", null, null),
            (uptime.Url, uptime.Interval, uptime.Environment, uptime.Aggregate, uptime.Below));
    }

    [Theory]
    [InlineData("-Type Metric", "type:metric_issue")]
    [InlineData("-Type Metric, Uptime", "type:[metric_issue,uptime_domain_failure]")]
    [InlineData("-Type Error, IssueStream, Cron", "type:[error,issue_stream,monitor_check_in_failure]")]
    [InlineData("-Owner '#backend-team'", "assignee:#backend-team")]
    [InlineData("-Assignee none", "assignee:none")]
    [InlineData("-Query 'name:Err*' -Type Metric -Owner me", "name:Err* type:metric_issue assignee:me")]
    public async Task SearchesInSentrysWords(string parameters, string query)
    {
        await using var session = await AlertSession.StartAsync();

        session.Run($"Get-SentryMonitor {parameters}").AssertNoErrors();

        Assert.Equal($"{Monitors}?query={query}&per_page=100", session.Server.Requests.Lines()[0]);
    }

    [Theory]
    [InlineData("Get-SentryMonitor -Project backend")]
    [InlineData("Get-SentryProject backend | Get-SentryMonitor")]
    public async Task LimitsToProjects(string script)
    {
        await using var session = await AlertSession.StartAsync();

        var monitors = session.Run(script).Objects<SentryMonitor>();

        Assert.Equal(session.MonitorsWhere(monitor => monitor.Project.Slug == "backend").Count, monitors.Count);
        Assert.All(monitors, monitor => Assert.Equal("backend", monitor.Project));
    }

    [Fact]
    public async Task GetsByIdAndSaysThatNamesAreNoIds()
    {
        await using var session = await AlertSession.StartAsync();
        var expected = session.Monitor("Error rate in Backend");

        Assert.Equal(expected.Name, session.Run($"Get-SentryMonitor {expected.Id}").Single<SentryMonitor>().Name);
        session.Run("Get-SentryMonitor 1").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
        var error = session.Run("Get-SentryMonitor 'Error rate in Backend'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Contains("Get-SentryMonitor -Query", error.Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A row of the database may be gone while its monitor is there; then a list is where an object was.</summary>
    [Fact]
    public async Task ASourceThatIsMissingIsNoError()
    {
        await using var session = await AlertSession.StartAsync();
        var expected = session.Monitor("Error rate in Backend");
        session.Server.State.Change(_ => expected.DataSources![0]!["queryObj"] = new JsonArray());

        var monitor = session.Run($"Get-SentryMonitor {expected.Id}").Single<SentryMonitor>();

        Assert.Equal((expected.Name, null, null), (monitor.Name, monitor.Aggregate, monitor.TimeWindow));
    }

    [Fact]
    public async Task ATokenThatMayNotReadProjectsSeesMonitorsWithoutSlugs()
    {
        await using var session = await AlertSession.StartAsync(scopes: ["alerts:read"]);

        var monitors = session.Run("Get-SentryMonitor").Objects<SentryMonitor>();

        Assert.NotEmpty(monitors);
        Assert.All(monitors, monitor => Assert.Equal((null, true), (monitor.Project, monitor.ProjectId is { Length: > 0 })));
    }

    /// <summary>The server answers 401 to a token that is good, and belongs to no user.</summary>
    [Fact]
    public async Task ATokenWithoutAUserIsRefused()
    {
        await using var session = await AlertSession.StartAsync();
        session.Shell.Set("integration", session.Server.IssueToken(TokenKind.Integration, ["alerts:read", "org:read"]));

        var error = session.Run("Connect-Sentry -Url $url -Token $integration -Organization acme; Get-SentryMonitor").SingleError();

        Assert.Contains("personal token", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesScopeThatIsMissing()
    {
        await using var session = await AlertSession.StartAsync(scopes: ["event:read"]);

        var error = session.Run("Get-SentryMonitor").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains("alerts:read", error.Exception.Message, StringComparison.Ordinal);
    }
}

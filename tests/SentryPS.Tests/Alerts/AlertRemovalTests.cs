using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Alerts;

public sealed class AlertRemovalTests
{
    [Fact]
    public async Task RemovesTheMonitorsThatAreNamedAndNoOthers()
    {
        await using var session = await AlertSession.StartAsync();
        var kept = session.MonitorsWhere(monitor => !(monitor.Type == "metric_issue" && monitor.Project.Slug == "backend"));

        session.Run("Get-SentryMonitor -Project backend -Type Metric | Remove-SentryMonitor -Force").AssertNoErrors();

        var change = Assert.Single(session.Server.Requests.Changes());
        Assert.All(change.Query, parameter => Assert.Equal("id", parameter.Key));
        Assert.Equal(kept, session.MonitorsWhere(_ => true));
    }

    /// <summary>The server refuses a whole request for the sake of one monitor that is its own.</summary>
    [Fact]
    public async Task SystemMonitorsAreReportedAndTheOthersAreRemoved()
    {
        await using var session = await AlertSession.StartAsync();

        var result = session.Run("Get-SentryMonitor -Project backend | Remove-SentryMonitor -Force");

        Assert.Equal(["SentryForbidden", "SentryForbidden"], result.ErrorIds());
        Assert.All(result.Errors, error => Assert.Contains("Disable-SentryMonitor", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Equal(2, session.MonitorsWhere(monitor => monitor.Project.Slug == "backend").Count);
        Assert.Single(session.Server.Requests.Changes());
    }

    /// <summary>Older servers list what is connected to no project with every project.</summary>
    [Fact]
    public async Task AlertsOfAProjectAreNotThoseOfTheOrganization()
    {
        await using var session = await AlertSession.StartAsync();

        session.Run("Get-SentryAlert -Project backend | Remove-SentryAlert -Force").AssertNoErrors();

        Assert.NotNull(session.Alert("Write everything to the log"));
        Assert.Equal(5, session.AlertsWhere(_ => true).Count);
    }

    [Fact]
    public async Task RemovesOneByIdAndVerifiesThatItIsGone()
    {
        await using var session = await AlertSession.StartAsync();
        var alert = session.Alert("Write everything to the log");

        session.Run($"Remove-SentryAlert {alert.Id} -Force").AssertNoErrors();

        Assert.Null(session.Alert("Write everything to the log"));
        var lines = session.Server.Requests.Lines();
        Assert.Equal($"DELETE organizations/acme/workflows/?id={alert.Id}", Assert.Single(lines, line => line.StartsWith("DELETE", StringComparison.Ordinal)));
        Assert.Equal($"GET organizations/acme/workflows/{alert.Id}/", lines[^1]);
    }

    [Fact]
    public async Task NamesTheScopeThatIsMissing()
    {
        await using var session = await AlertSession.StartAsync(scopes: ["alerts:read", "project:read"]);

        var result = session.Run("Get-SentryAlert -First 1 | Remove-SentryAlert -Force");

        var error = result.SingleError().AssertIs("SentryForbidden", ErrorCategory.PermissionDenied);
        Assert.Contains("alerts:write", error.Exception.Message, StringComparison.Ordinal);
    }
}

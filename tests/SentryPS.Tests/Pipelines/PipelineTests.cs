using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Pipelines;

/// <summary>Objects of one noun lead to those of the next by their properties.</summary>
public sealed class PipelineTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("Get-SentryProject backend | Get-SentryIssue -First 1", "organizations/acme/issues/?project={backend}&query=is:unresolved&limit=1")]
    [InlineData("Get-SentryOrganization globex | Get-SentryIssue -First 1", "organizations/globex/issues/?query=is:unresolved&limit=1")]
    [InlineData("Get-SentryOrganization globex | Get-SentryProject", "organizations/globex/projects/?per_page=100")]
    [InlineData("Get-SentryOrganization globex | Get-SentryRelease", "organizations/globex/releases/?status=open&per_page=100")]
    [InlineData("Get-SentryProject backend | Get-SentryProject", "projects/acme/backend/")]
    [InlineData("Get-SentryOrganization acme | Get-SentryOrganization", "organizations/acme/")]
    public void BindsByProperty(string script, string last)
    {
        Run(script).AssertNoErrors();

        Assert.Equal(Session.Server.WithProjectIds($"GET {last}"), Session.Server.Requests.Lines()[^1]);
    }

    [Theory]
    [InlineData("Get-SentryIssue -First 1 | Get-SentryEvent -First 1", "organizations/acme/issues/ID/events/?per_page=1")]
    [InlineData("Get-SentryIssue -First 1 | Get-SentryIssue", "organizations/acme/issues/ID/")]
    [InlineData("Get-SentryIssue -First 1 | Get-SentryEvent -Latest | Get-SentryIssue", "organizations/acme/issues/ID/")]
    [InlineData("Get-SentryIssue -First 1 | Get-SentryEvent -First 1 | Get-SentryEvent -Oldest", "organizations/acme/issues/ID/events/oldest/")]
    public void LeadsFromAnIssueToItsEventsAndBack(string script, string last)
    {
        Run(script).AssertNoErrors();

        var id = Run("Get-SentryIssue -First 1").Single<SentryIssue>().Id;
        Assert.Contains($"GET {last.Replace("ID", id, StringComparison.Ordinal)}", Session.Server.Requests.Lines());
    }

    [Fact]
    public void LeadsFromAnIssueToItsProject()
    {
        var projects = Run("Get-SentryIssue -First 2 | Get-SentryProject").Objects<SentryProject>();
        var issues = Run("Get-SentryIssue -First 2").Objects<SentryIssue>();

        Assert.Equal(issues.Select(issue => issue.Project), projects.Select(project => project.Slug));
    }

    [Fact]
    public void KeepsTheOrganizationOverAllSteps()
    {
        var events = Run("Get-SentryOrganization globex | Get-SentryProject | Get-SentryIssue -First 2 | Get-SentryEvent -Latest").Objects<SentryEvent>();

        Assert.NotEmpty(events);
        Assert.All(events, item => Assert.Equal("globex", item.Organization));
        Assert.DoesNotContain(Session.Server.Requests.Lines(), line => line.Contains("acme", StringComparison.Ordinal));
    }

    [Fact]
    public void ListsTheIssuesOfSeveralProjectsOneAfterTheOther()
    {
        Run("Get-SentryProject backend, mobile | Get-SentryIssue -First 1").AssertNoErrors();

        Assert.Equal(
            [
                Session.Server.WithProjectIds("project={backend}&query=is:unresolved&limit=1"),
                Session.Server.WithProjectIds("project={mobile}&query=is:unresolved&limit=1"),
            ],
            Session.Server.Requests.All.Where(request => request.Path.EndsWith("/issues/", StringComparison.Ordinal)).Select(Wire.QueryLine));
    }

    [Fact]
    public void GroupsAChangeOfIssuesOfSeveralOrganizations()
    {
        Run("Get-SentryOrganization | Get-SentryIssue -First 1 | Set-SentryIssue -IsSubscribed $true").AssertNoErrors();

        Assert.Equal(
            ["/api/0/organizations/acme/issues/", "/api/0/organizations/globex/issues/"],
            Session.Server.Requests.Changes().Select(change => change.Path).Order(StringComparer.Ordinal));
    }
}

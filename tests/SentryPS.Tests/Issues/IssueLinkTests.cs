using System.Management.Automation;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Get-SentryIssueLink: two listings of the server, one of the command.</summary>
public sealed class IssueLinkTests : SharedSandboxTests
{
    private readonly Issue _issue;
    private readonly string _path;

    public IssueLinkTests(SharedSandbox shared)
        : base(shared)
    {
        _issue = Session.Server.IssuesWhere(issue => issue.IsVisible)[0];
        _path = $"organizations/acme/issues/{_issue.Id}/";
        Session.Shell.Set("id", Wire.IdOf(_issue));
    }

    [Fact]
    public void ListsLinksOfBothKinds()
    {
        var links = Run("Get-SentryIssueLink $id").Objects<SentryIssueLink>();

        Assert.Equal(["task-board", "github"], links.Select(link => link.Service));
        Assert.Equal([$"Board#{_issue.Id % 1000}", $"acme/shop#{_issue.Id % 1000}"], links.Select(link => link.Name));
        Assert.All(links, link => Assert.StartsWith("https://", link.Url));
        Assert.All(links, link => Assert.Equal((Wire.IdOf(_issue), "acme"), (link.IssueId, link.Organization)));
        Assert.Equal((null, _issue.Title), (links[0].IntegrationId, links[1].Title));
        Assert.NotNull(links[1].IntegrationId);
        Assert.Equal([$"GET {_path}external-issues/", $"GET {_path}integrations/?per_page=100"], Session.Server.Requests.Lines());
    }

    /// <summary>Names that a server leaves out are no reason to leave out the link.</summary>
    [Fact]
    public void TakesTheKeyWhereThereIsNoName()
    {
        Session.Server.Faults.Next(Wire.Json("[]"));
        Session.Server.Faults.Next(Wire.Json(
            """[{"id":"9","provider":{"key":"jira"},"externalIssues":[{"id":"5","key":"SHOP-1","url":null,"displayName":""},{"id":"6","key":"SHOP-2"}]},{"id":"10"}]"""));

        var links = Run("Get-SentryIssueLink $id").Objects<SentryIssueLink>();

        Assert.Equal(["SHOP-1", "SHOP-2"], links.Select(link => link.Name));
        Assert.All(links, link => Assert.Equal(("jira", "9"), (link.Service, link.IntegrationId)));
    }

    [Fact]
    public void AsksForNoMoreThanIsWanted()
    {
        Assert.Equal("task-board", Run("Get-SentryIssueLink $id -First 1").Single<SentryIssueLink>().Service);
        Assert.Single(Session.Server.Requests.All);
    }

    [Fact]
    public void SaysThatTrackersAreMissingForATokenOfNoUser()
    {
        Session.Shell.Set("limited", Session.Server.IssueToken(TokenKind.Integration, ["event:read"]));

        var result = Run("$other = Connect-Sentry -Url $url -Token $limited -Organization acme -PassThru; Connect-Sentry -Url $url -Token $token -Organization acme; Get-SentryIssueLink $id -Connection $other");

        Assert.Equal("task-board", result.Single<SentryIssueLink>().Service);
        Assert.Contains("belong to a user", Assert.Single(result.Warnings));
    }

    [Fact]
    public void GoesOnWithTheNextIssue()
    {
        var result = Run("'NOPE-1', $id | Get-SentryIssueLink");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(ErrorCategory.ObjectNotFound, result.SingleError().CategoryInfo.Category);
    }
}

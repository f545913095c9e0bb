using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Get-SentryIssueActivity and Get-SentryIssueHash.</summary>
public sealed class IssueActivityTests : SharedSandboxTests
{
    private readonly Issue _issue;

    public IssueActivityTests(SharedSandbox shared)
        : base(shared)
    {
        _issue = Session.Server.IssuesWhere(issue => issue.IsVisible)[0];
        Session.Server.State.Change(state =>
        {
            if (_issue.Activity.Count == 0)
                _issue.Activity.Add(new("set_resolved", state.Now, state.Me, []));
        });
        Session.Shell.Set("id", Wire.IdOf(_issue));
    }

    [Fact]
    public void ListsWhatHappened()
    {
        var rows = Run("Get-SentryIssueActivity $id").Objects<SentryIssueActivity>();

        Assert.Equal([.. _issue.Activity.Select(activity => activity.Type), "first_seen"], rows.Select(row => row.Type));
        Assert.Equal($"GET organizations/acme/issues/{_issue.Id}/activities/", Session.Server.Requests.Lines().Single());
    }

    [Fact]
    public void SelectsTypesHere() =>
        Assert.Equal("first_seen", Run("Get-SentryIssueActivity $id -Type First*").Single<SentryIssueActivity>().Type);

    /// <summary>The ids of first events are 0 for every issue, and must not pass for the same row.</summary>
    [Fact]
    public void ListsTheFirstEventsOfSeveralIssues() =>
        Assert.Equal(3, Run("Get-SentryIssue -First 3 | Get-SentryIssueActivity -Type first_seen").Objects<SentryIssueActivity>().Count);

    [Fact]
    public void DeclinesWholeEventsWithHashes()
    {
        var hash = Run("Get-SentryIssueHash $id").Single<SentryIssueHash>();

        Assert.Equal(32, hash.Hash.Length);
        Assert.NotNull(hash.LatestEvent);
        Assert.Contains("full=0", Session.Server.Requests.Lines().Single(), StringComparison.Ordinal);
    }
}

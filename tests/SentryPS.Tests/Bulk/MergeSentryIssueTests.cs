using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Tests.Bulk;

public sealed class MergeSentryIssueTests
{
    private const string Five = "Get-SentryIssue -Project backend -Query 'issue.category:error' -First 5";

    private static readonly SandboxOptions s_options = new() { Issues = 120 };

    [Fact]
    public async Task EmitsTheIssueThatSurvived()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        var ids = session.Texts("$ids");
        var (survivor, count) = session.Server.State.Read(state =>
        {
            var issues = ids.Select(state.Issue).ToList();
            return ($"{issues.OrderByDescending(issue => issue.Count).ThenBy(issue => issue.Id).First().Id}", issues.Sum(issue => issue.Count));
        });

        var merged = session.Run("@($ids[0]; $issues[1..3]; $issues[4].ShortId) | Merge-SentryIssue -Force").Single<SentryIssue>();

        Assert.Equal((survivor, count), (merged.Id, merged.Events));
        var request = Assert.Single(session.Changes);
        Assert.Equal("PUT", request.Method);
        Assert.Equal("""{"merge":1}""", request.Body);
        Assert.Equal(ids, request.Values("id"));
        Assert.Equal(116, session.IdsWhere(_ => true).Count);
    }

    [Fact]
    public async Task RefusesIssuesOfDifferentProjects()
    {
        await using var session = await BulkSession.StartAsync(s_options);

        var error = session.Run("$issues | Merge-SentryIssue -Force").SingleError();

        Assert.Contains("different projects", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("$issues[0]")]
    [InlineData("$issues[0], $issues[0].Id, $issues[0].ShortId")]
    [InlineData("$ids[0], $issues[0].ShortId")]
    public async Task OneIssueIsNoMerge(string input)
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);

        var error = session.Run($"{input} | Merge-SentryIssue -Force").SingleError();

        Assert.Contains("two issues or more", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Changes);
    }

    [Theory]
    [InlineData("'999999999999'", "SentryNotFound")]
    [InlineData("'NOPE-1'", "SentryNotFound")]
    [InlineData("'https://elsewhere.example/organizations/acme/issues/42/'", "SentryInvalidInput")]
    public async Task OneThatIsMissingStopsTheMerge(string input, string errorId)
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);

        var result = session.Run($"@($issues; {input}) | Merge-SentryIssue -Force");

        Assert.StartsWith(errorId + ",", result.SingleError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.Empty(session.Changes);
    }

    [Fact]
    public async Task TooManyForOneRequestAreRefused()
    {
        await using var session = await BulkSession.StartAsync(new() { Issues = 501, Projects = 1 });

        var error = session.Run("$issues | Merge-SentryIssue -Force").SingleError();

        Assert.Contains("at most 500", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Changes);
    }

    [Fact]
    public async Task WhatTheServerRefusesIsSaidInItsWords()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend");

        var error = session.Run("$issues | Merge-SentryIssue -Force").SingleError();

        Assert.Contains("Only error issues can be merged.", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AMergeWhoseResponseIsLostIsLookedAtAndNotRepeated(int fault)
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        session.Server.Faults.Next(
            BulkSession.IsChange, fault == 0 ? FaultKinds.ResetAfter() : FaultKinds.After(FaultKinds.Html(502, "Bad Gateway")));

        var survivor = session.Run("$issues | Merge-SentryIssue -Force").Single<SentryIssue>();

        Assert.Single(session.Changes);
        Assert.Contains(survivor.Id, session.IdsWhere(_ => true));
        Assert.Equal(116, session.IdsWhere(_ => true).Count);
    }

    [Fact]
    public async Task AMergeThatWasNotMadeIsNotRepeatedWhereNobodySaidSo()
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.ResetBefore());

        var error = session.Run("$issues | Merge-SentryIssue -Force").SingleError();

        Assert.Single(session.Changes);
        Assert.Contains("may have merged", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(120, session.IdsWhere(_ => true).Count);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, """{"merge":{"parent":"1","children":[]}}""")]
    [InlineData(204, "")]
    public async Task AMergeThatIsOnlySaidToBeMadeIsAnError(int status, string body)
    {
        await using var session = await BulkSession.StartAsync(s_options, Five);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(status, body));

        var result = session.Run("$issues | Merge-SentryIssue -Force");

        Assert.StartsWith("SentryNotChanged,", result.SingleError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }
}

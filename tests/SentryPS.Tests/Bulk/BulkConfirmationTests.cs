using SentryPS.Sandbox;

namespace SentryPS.Tests.Bulk;

/// <summary>-WhatIf, -Confirm and -Force: nothing happens that a person did not want.</summary>
public sealed class BulkConfirmationTests
{
    private const string TenOfOneProject = "Get-SentryIssue -Project backend -Query 'issue.category:error' -First 10";

    private static readonly SandboxOptions s_options = new() { Issues = 120 };

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved -Summary")]
    [InlineData("Set-SentryIssue -Status Resolved -Summary -Streaming -BatchSize 1")]
    [InlineData("Remove-SentryIssue -Summary")]
    [InlineData("Remove-SentryIssue -Summary -Force")]
    public async Task WhatIfSendsNothing(string command)
    {
        await using var session = await BulkSession.StartAsync(s_options);

        var (summary, result) = session.Summarize($"@($issues; $ids) | {command} -WhatIf");

        result.AssertNoErrors();
        Assert.Equal((0, 120, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved", "Resolve")]
    [InlineData("Remove-SentryIssue -Force", "Delete with all events")]
    public async Task WhatIfEndsWithALineThatSaysHowManyAndOfWhichProjects(string command, string action)
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, host: host);
        var projects = session.Server.State.Read(state => state.Organizations[0].Issues
            .GroupBy(issue => issue.Project.Slug)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} of {group.Key}")
            .ToList());

        session.Run($"$issues | {command} -WhatIf").AssertNoErrors();

        Assert.Equal(121, host.Lines.Count);
        Assert.Equal($"What if: Performing the operation \"{action}\" on target \"120 issues: {string.Join(", ", projects)}\".", host.Lines.Last());
        session.Run($"$issues[0] | {command} -WhatIf").AssertNoErrors();
        Assert.Equal(122, host.Lines.Count);
    }

    [Fact]
    public async Task WhatIfMergesNothing()
    {
        await using var session = await BulkSession.StartAsync(s_options, TenOfOneProject);

        var result = session.Run("$issues | Merge-SentryIssue -Force -WhatIf");

        result.AssertNoErrors();
        Assert.Empty(result.Output);
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task YesToAllAsksOnce()
    {
        var host = new AnsweringHost("Yes to All");
        await using var session = await BulkSession.StartAsync(s_options, TenOfOneProject, host: host);

        session.Run("$issues | Set-SentryIssue -Status Resolved -Confirm").AssertNoErrors();

        var title = session.Texts("\"$($issues[0].ShortId) '$($issues[0].Title)'\"")[0];
        var question = Assert.Single(host.Questions);
        Assert.Contains("\"Resolve\"", question, StringComparison.Ordinal);
        Assert.Contains(title, question, StringComparison.Ordinal);
        Assert.Equal(10, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task NoToAllLeavesTheRestAlone()
    {
        var host = new AnsweringHost("Yes", "No", "Yes", "No to All");
        await using var session = await BulkSession.StartAsync(s_options, TenOfOneProject, host: host);

        var (summary, _) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Confirm -Summary");

        Assert.Equal((2, 8, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(4, host.Questions.Count);
        Assert.Equal(session.Texts("$ids[0,2]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task NoToAllAtOnceSendsNothing()
    {
        await using var session = await BulkSession.StartAsync(s_options, host: new AnsweringHost("No to All"));

        var (summary, _) = session.Summarize("$ids | Set-SentryIssue -Status Resolved -Confirm -Summary");

        Assert.Equal((0, 120, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Remove-SentryIssue", "Delete with all events")]
    [InlineData("Remove-SentryIssue -Discard", "Delete and discard all future events")]
    [InlineData("Merge-SentryIssue", "Merge with the other issues")]
    [InlineData("Remove-SentryIssue -Force -Confirm", "Delete with all events")]
    public async Task WhatCannotBeUndoneIsAskedAbout(string command, string action)
    {
        var host = new AnsweringHost("No to All");
        await using var session = await BulkSession.StartAsync(s_options, TenOfOneProject, host: host);

        session.Run($"$issues | {command}").AssertNoErrors();

        Assert.Contains($"\"{action}\"", Assert.Single(host.Questions), StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Remove-SentryIssue -Force")]
    [InlineData("Merge-SentryIssue -Force")]
    [InlineData("Set-SentryIssue -Status Resolved")]
    public async Task ForceAndEverydayChangesAskNothing(string command)
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, TenOfOneProject, host: host);

        session.Run($"$issues | {command}").AssertNoErrors();

        Assert.Empty(host.Questions);
        Assert.Single(session.Changes);
    }
}

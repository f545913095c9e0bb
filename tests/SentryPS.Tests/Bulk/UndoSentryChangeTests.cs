using SentryPS.Sandbox;

namespace SentryPS.Tests.Bulk;

/// <summary>Taking a change back: what was is again, and what somebody else did since stays.</summary>
public sealed class UndoSentryChangeTests
{
    private const string Ten = "Get-SentryIssue -Project backend -First 10";

    private static readonly SandboxOptions s_options = new() { Issues = 120 };

    [Theory]
    [InlineData("$issues")]
    [InlineData("$ids")]
    [InlineData("$issues.ShortId")]
    [InlineData("($issues | ForEach-Object { [pscustomobject]@{ Id = $_.Id; ShortId = $_.ShortId; ProjectId = $_.ProjectId; Title = $_.Title } })")]
    public async Task StatusDetailsAssigneeAndPriorityAreAsTheyWere(string input)
    {
        await using var session = await StartAsync();
        var before = States(session);

        session.Run($"{input} | Set-SentryIssue -Status Resolved -AssignedTo '#backend-team' -Priority High").AssertNoErrors();
        Assert.NotEqual(before, States(session));
        var result = session.Run("Undo-SentryChange -Summary");

        result.AssertNoErrors();
        Assert.Equal(before, States(session));
        Assert.Equal("10 changed, 0 skipped, 0 failed", result.Output.Single().ToString());
        Assert.Contains("could be changed back", session.Run("Undo-SentryChange").SingleError().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheChangeDidNotTouchIsNotTouchedByItsUndo()
    {
        await using var session = await StartAsync();
        session.Run("$issues | Set-SentryIssue -Priority Low; $issues[0] | Set-SentryIssue -HasSeen $true").AssertNoErrors();
        var count = session.Changes.Count;

        session.Run("Undo-SentryChange").AssertNoErrors();

        Assert.NotEmpty(session.Changes.Skip(count));
        Assert.All(session.Changes.Skip(count), request => Assert.Matches("^{\"priority\":\"[a-z]+\"}$", request.Body));
    }

    [Fact]
    public async Task WhatSomebodyElseHasChangedSinceIsLeftAloneAndSaid()
    {
        await using var session = await StartAsync();
        session.Run("$issues | Set-SentryIssue -Status Resolved").AssertNoErrors();
        var other = session.Texts("$ids[3]")[0];
        session.Server.State.Change(state => state.Issue(other).Status = "unresolved");

        var result = session.Run("Undo-SentryChange -PassThru");

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("SentryChangedSince,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(other, session.IdsOf(result.Errors).Single());
        Assert.Equal(9, result.Output.Count);
        Assert.Empty(session.IdsWhere(issue => issue.Status == "resolved"));
    }

    [Fact]
    public async Task ASummaryTakesBackItsOwnChange()
    {
        await using var session = await StartAsync();

        session.Run("""
            $first = $issues[0..4] | Set-SentryIssue -Status Resolved -Summary
            $issues[5..9] | Set-SentryIssue -Status Resolved
            $first | Undo-SentryChange
            """).AssertNoErrors();

        Assert.Equal(session.Texts("$ids[5..9]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task AChangeThatEndedEarlyIsTakenBackAsFarAsItCame()
    {
        var host = new AnsweringHost();
        await using var session = await StartAsync(host);
        var before = States(session);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count >= 2,
            Sandbox.Faults.FaultKinds.Answer(400, """{"status":["Not today."]}"""));
        session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 4 -ThrottleLimit 1 -ErrorAction Stop");
        Assert.Single(host.Warnings);

        session.Run("Undo-SentryChange").AssertNoErrors();

        Assert.Equal(before, States(session));
    }

    [Fact]
    public async Task WhatIfSaysWhatWouldBeDoneAndDoesNothing()
    {
        await using var session = await StartAsync();
        session.Run("$issues | Set-SentryIssue -Status Resolved").AssertNoErrors();
        var after = States(session);

        session.Run("Undo-SentryChange -WhatIf").AssertNoErrors();

        Assert.Equal(after, States(session));
    }

    [Fact]
    public async Task APriorityThatWasNotThereStaysAndThatIsSaid()
    {
        await using var session = await BulkSession.StartAsync(s_options, Ten);
        var ids = session.Texts("$ids");
        session.Server.State.Change(state => ids.ToList().ForEach(id => state.Issue(id).Priority = null));
        session.Run("$ids | Set-SentryIssue -Priority High").AssertNoErrors();

        var result = session.Run("Undo-SentryChange");

        result.AssertNoErrors();
        Assert.StartsWith("10 issues cannot be set back in full", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Single(session.Changes);
    }

    [Fact]
    public async Task WithoutAChangeThereIsNothingToTakeBack()
    {
        await using var session = await BulkSession.StartAsync(s_options, Ten);

        var error = session.Run("$issues | Set-SentryIssue -Status Resolved -WhatIf; Undo-SentryChange").SingleError();

        Assert.StartsWith("SentryInvalidInput,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.Changes);
    }

    /// <summary>Ten issues that are in many ways.</summary>
    private static async Task<BulkSession> StartAsync(AnsweringHost? host = null)
    {
        var session = await BulkSession.StartAsync(s_options, Ten, host: host);
        session.Run("""
            $issues | Set-SentryIssue -Priority Medium
            $issues[1] | Set-SentryIssue -Forever
            $issues[2] | Set-SentryIssue -IgnoreCount 100 -IgnoreWindow 1:00
            $issues[3] | Set-SentryIssue -AssignedTo '#backend-team'
            $issues[4] | Set-SentryIssue -Priority Low
            $issues[5] | Set-SentryIssue -UntilEscalating -Priority High
            $issues = @($issues.Id | Get-SentryIssue)
            """).AssertNoErrors();
        session.Server.Requests.Clear();
        return session;
    }

    private static List<string> States(BulkSession session)
    {
        var ids = session.Texts("$ids");
        return session.Server.State.Read(state => ids.Select(state.Issue)
            .Select(issue => $"{issue.Id} {issue.Status} {(issue.Status == "ignored" ? issue.Substatus : "")} {issue.StatusDetails["ignoreCount"]} {issue.StatusDetails["ignoreWindow"]} {issue.Priority} {issue.AssignedTo?.Team?.Slug} {issue.AssignedTo?.User?.Email}")
            .ToList());
    }
}

using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Tests.Bulk;

/// <summary>Many issues through one pipeline: what is sent, what is read back, and what is said about those that fail.</summary>
public sealed class BulkChangeTests
{
    private static readonly SandboxOptions s_options = new() { Issues = 260 };

    [Fact]
    public async Task SendsOneBatchPerHundredIssuesOfAProject()
    {
        await using var session = await BulkSession.StartAsync(s_options);

        session.Run("$issues | Set-SentryIssue -Status Resolved").AssertNoErrors();

        var ofProject = session.Server.State.Read(state => state.Organizations[0].Issues.CountBy(issue => issue.Project.Id).ToList());
        Assert.Equal(ofProject.Sum(project => (project.Value + 99) / 100), session.Changes.Count);
        Assert.All(session.Changes, request => Assert.InRange(request.Values("id").Count, 1, 100));
        Assert.Equal(260, session.IdsOf("resolved").Count);
        // Objects need not be looked up, and each batch is read back in one request.
        Assert.Equal(2 * session.Changes.Count, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task BatchSizeIsTheMostThatIsSentAtOnce()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 25");

        session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10 -ThrottleLimit 1").AssertNoErrors();

        Assert.Equal([10, 10, 5], session.Changes.Select(request => request.Values("id").Count));
    }

    [Fact]
    public async Task AForeignIdIsTheOnlyOneThatFails()
    {
        await using var session = await BulkSession.StartAsync(s_options);
        var foreign = session.Server.State.Read(state => state.Organization("globex").Issues.First().Id);

        var (summary, result) = session.Summarize($"@($ids[0..99]; '{foreign}'; $ids[100..248]) | Set-SentryIssue -Status Resolved -Summary");

        var error = Assert.Single(result.Errors);
        Assert.Equal($"{foreign}", error.TargetObject);
        Assert.StartsWith("SentryNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((249, 0, 1), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(session.Texts("$ids[0..248]").ToHashSet(), session.IdsOf("resolved"));
        Assert.DoesNotContain(session.Changes, request => request.Values("id").Contains($"{foreign}"));
    }

    [Fact]
    public async Task EveryWayToNameAnIssueNamesItOnce()
    {
        await using var session = await BulkSession.StartAsync(s_options);

        var (summary, result) = session.Summarize(
            """
            $one = $issues[0]
            @($one.ShortId; $one; $one.Id; $one.ShortId.ToLower(); [long]$one.Id; "$url/organizations/acme/issues/$($one.Id)/"; $issues[1]) |
                Set-SentryIssue -Status Resolved -Summary
            """);

        result.AssertNoErrors();
        Assert.Equal((2, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(session.Texts("$ids[0,1]").Order(), session.Changes.SelectMany(request => request.Values("id")).Order());
    }

    [Fact]
    public async Task StreamingKnowsAnIssueAgainThatCameInAnEarlierBatch()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 3");

        var (summary, _) = session.Summarize("@($issues; $issues[0].ShortId; $ids[1]) | Set-SentryIssue -Status Resolved -BatchSize 1 -Streaming -Summary");

        Assert.Equal((3, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(session.Texts("$ids"), session.Changes.SelectMany(request => request.Values("id")));
    }

    [Fact]
    public async Task PassThruEmitsFreshIssuesInTheOrderTheyCame()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Sort Events -First 230");

        var changed = session.Run("$issues | Set-SentryIssue -Status Resolved -PassThru").Objects<SentryIssue>();

        Assert.Equal(session.Texts("$ids"), changed.Select(issue => issue.Id));
        Assert.All(changed, issue => Assert.Equal("resolved", issue.Status));
        Assert.True(changed.Select(issue => issue.ProjectId).Distinct().Count() > 1);
    }

    [Fact]
    public async Task WhatCannotBeReadBackIsNotCalledChanged()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 60");
        var last = session.Texts("$ids[59]")[0];
        session.Server.Faults.Next(request => request.Values("group").Contains(last), FaultKinds.Answer(403, """{"detail":"No."}"""), int.MaxValue);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -BatchSize 30 -PassThru -Summary");

        Assert.Equal((30, 0, 30), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(session.Texts("$issues[30..59].ShortId"), result.Errors.Select(error => error.TargetObject));
        Assert.All(result.Errors, error => Assert.StartsWith("SentryNotVerified,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(session.Texts("$ids[0..29]"), result.Output.Select(item => item.BaseObject).OfType<SentryIssue>().Select(issue => issue.Id));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    public async Task ALookupThatFailsIsHalvedUntilTheIssueThatTheServerChokesOnIsAlone(int status)
    {
        await using var session = await BulkSession.StartAsync(s_options);
        var culprit = session.Texts("$ids[142]")[0];
        session.Server.Faults.Next(
            request => request.Values("group").Contains(culprit), FaultKinds.Answer(status, """{"detail":"No."}"""), int.MaxValue);

        var (summary, result) = session.Summarize("$ids[0..249] | Set-SentryIssue -Status Resolved -Summary");

        Assert.Equal((249, 0, 1), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(culprit, Assert.Single(result.Errors).TargetObject);
        Assert.Equal(249, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task BareIdsAreReadBackAndTheOnesThatDidNotChangeAreNamed()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 40");
        var stubborn = session.Texts("$ids[7]")[0];
        session.Server.Faults.Next(BulkSession.IsChange, Revert(session, stubborn));

        var (summary, result) = session.Summarize("$ids | Set-SentryIssue -Status Resolved -Summary");

        var error = Assert.Single(result.Errors);
        Assert.Equal(stubborn, error.TargetObject);
        Assert.StartsWith("SentryNotChanged,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((39, 0, 1), (summary.Changed, summary.Skipped, summary.Failed));
    }

    [Fact]
    public async Task ArchivingForGoodIsNotMistakenForArchivingUntilEscalating()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 4");
        session.Run("$issues | Set-SentryIssue -UntilEscalating").AssertNoErrors();
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(200, "{}"));

        var result = session.Run("$ids | Set-SentryIssue -Forever");

        Assert.Equal(session.Texts("$ids"), result.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public async Task IssuesThatAreGoneAreReportedAndNothingElseIsTouched()
    {
        // A server of the winter of 2024 changes others where it finds none of the ids.
        await using var session = await BulkSession.StartAsync(s_options with { BulkFallbackBug = true }, "Get-SentryIssue -Project backend -First 20");
        var gone = session.Texts("$ids");
        session.Server.State.Change(state =>
        {
            foreach (var issue in gone.Select(state.Issue))
            {
                issue.Status = "pending_deletion";
            }
        });

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Summary");

        Assert.Equal((0, 0, 20), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(session.Texts("$issues.ShortId"), result.Errors.Select(error => error.TargetObject));
        Assert.Empty(session.IdsOf("resolved"));
    }

    [Fact]
    public async Task ARefusalIsReportedForEachIssueInTheServersWords()
    {
        await using var session = await BulkSession.StartAsync(s_options);
        var (member, mayCare) = session.Server.State.Read(state =>
        {
            var organization = state.Organizations[0];
            return organization.Members
                .Where(member => member.User.IsActive)
                .Select(member => (member.User.Email, Projects: organization.Projects.Where(project => project.Teams.Intersect(member.Teams).Any()).ToHashSet()))
                .First(member => member.Projects.Count > 0 && member.Projects.Count < organization.Projects.Count);
        });

        var result = session.Run($"$issues | Set-SentryIssue -AssignedTo '{member}'");

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.Contains("Cannot assign to non-team member", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(session.IdsWhere(issue => !mayCare.Contains(issue.Project)), session.IdsOf(result.Errors));
        Assert.Equal(session.IdsWhere(issue => mayCare.Contains(issue.Project)), session.IdsWhere(issue => issue.AssignedTo is not null));
    }

    [Fact]
    public async Task ATeamThatIsNotThereFailsEveryIssueAndSendsNothing()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -First 30");

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -AssignedTo '#nobody' -Summary");

        Assert.Equal((0, 0, 30), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(30, session.IdsOf(result.Errors).Count);
        Assert.Empty(session.Changes);
    }

    [Fact]
    public async Task NothingInGivesASummaryOfNothing()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null);

        var (summary, result) = session.Summarize("@() | Set-SentryIssue -Status Resolved -Summary");

        result.AssertNoErrors();
        Assert.Equal((0, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task AnIssueOfAnotherServerIsAFailureOfItsOwn()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -First 2");

        var (summary, result) = session.Summarize("@($issues[0]; 'https://elsewhere.example/organizations/acme/issues/42/'; $issues[1]) | Set-SentryIssue -Status Resolved -Summary");

        Assert.Single(result.Errors);
        Assert.Equal((2, 0, 1), (summary.Changed, summary.Skipped, summary.Failed));
    }

    [Fact]
    public async Task ProgressIsOneBarThatGoesAwayAtTheEnd()
    {
        await using var session = await BulkSession.StartAsync(
            s_options with { Latency = TimeSpan.FromMilliseconds(130) }, "Get-SentryIssue -Project backend -First 12");

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 1 -ThrottleLimit 1");

        var bars = result.Progress;
        Assert.InRange(bars.Count, 2, 13);
        Assert.Single(bars.Select(bar => bar.ActivityId).Distinct());
        Assert.All(bars, bar => Assert.Equal("Resolve", bar.Activity));
        Assert.All(bars, bar => Assert.Matches(@"^\d+ of 12, \d+ per second$", bar.StatusDescription));
        Assert.All(bars.SkipLast(1), bar => Assert.InRange(bar.SecondsRemaining, 0, 12));
        Assert.True(bars[0].PercentComplete is > 0 and < 100, $"{bars[0].PercentComplete} % at the first bar.");
        Assert.All(bars.SkipLast(1), bar => Assert.Equal(System.Management.Automation.ProgressRecordType.Processing, bar.RecordType));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, bars[^1].RecordType);
    }

    [Fact]
    public async Task ProgressKnowsNoTotalBeforeTheInputEnds()
    {
        await using var session = await BulkSession.StartAsync(
            s_options with { Latency = TimeSpan.FromMilliseconds(130) }, "Get-SentryIssue -Project backend -First 12");

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 1 -Streaming");

        Assert.InRange(result.Progress.Count, 2, 13);
        Assert.All(result.Progress, bar => Assert.Matches(@"^\d+ so far, \d+ per second$", bar.StatusDescription));
        Assert.All(result.Progress, bar => Assert.Equal(-1, bar.PercentComplete));
    }

    [Fact]
    public async Task ProgressOfLookingUpHasABarOfItsOwn()
    {
        await using var session = await BulkSession.StartAsync(
            s_options with { Latency = TimeSpan.FromMilliseconds(130) }, "Get-SentryIssue -Project backend -First 12");

        var result = session.Run("$issues.ShortId | Set-SentryIssue -Status Resolved -ThrottleLimit 1");

        Assert.InRange(result.Progress.Count, 2, 13);
        Assert.All(result.Progress, bar => Assert.Equal("Looking up issues", bar.Activity));
        Assert.All(result.Progress, bar => Assert.Matches(@"^\d+ of 12, \d+ per second$", bar.StatusDescription));
        Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, result.Progress[^1].RecordType);
    }

    /// <summary>The server changes the issues, and at once somebody else changes one of them back.</summary>
    internal static Fault Revert(BulkSession session, string id) => FaultKinds.After((context, next) =>
    {
        session.Server.State.Change(state => state.Issue(id).Status = "unresolved");
        return FaultKinds.Answer(200, "{}")(context, next);
    });
}

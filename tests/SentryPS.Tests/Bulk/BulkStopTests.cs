using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Tests.Bulk;

/// <summary>Commands that end before their work is done: what was sent stays, and the host is told how far they got.</summary>
public sealed class BulkStopTests
{
    private const string FiftyOfOneProject = "Get-SentryIssue -Project backend -First 50";

    private static readonly SandboxOptions s_options = new() { Issues = 260 };

    [Fact]
    public async Task ControlCLeavesWhatWasSentAndTellsTheRest()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        using var controlC = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 3,
            (context, next) =>
            {
                controlC.Cancel();
                return FaultKinds.Hang()(context, next);
            });

        var result = session.Session.Shell.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10", controlC.Token);

        Assert.IsType<PipelineStoppedException>(result.Failure);
        AssertEndedEarly(host, wanted: 50, changed: 20, failed: 0, open: 10, unsent: 20);
        Assert.Equal(session.Texts("$ids[0..19]").ToHashSet(), session.IdsOf("resolved"));
        Assert.Equal(3, session.Changes.Count);
    }

    [Fact]
    public async Task ControlCWhileListingSendsNothing()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, list: null, host: host);
        using var controlC = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        session.Server.Faults.Next(
            request => request.Values("cursor").Count > 0,
            (context, next) =>
            {
                controlC.Cancel();
                return FaultKinds.Hang()(context, next);
            });

        session.Session.Shell.Run("Get-SentryIssue | Set-SentryIssue -Status Resolved", controlC.Token);

        Assert.Empty(session.Changes);
        AssertEndedEarly(host, wanted: 100, changed: 0, failed: 0, open: 0, unsent: 100);
    }

    [Fact]
    public async Task ARefusedBatchUnderStopIsAccountedForAsAWhole()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 2, FaultKinds.Answer(400, """{"status":["Not today."]}"""));

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 20 -ErrorAction Stop");

        Assert.Contains("Not today.", Assert.IsType<ActionPreferenceStopException>(result.Failure).Message, StringComparison.Ordinal);
        AssertEndedEarly(host, wanted: 50, changed: 20, failed: 20, open: 0, unsent: 10);
        Assert.Equal(session.Texts("$ids[0..19]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task ABatchThatChangedButForOneIsAccountedForUnderStop()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(BulkSession.IsChange, BulkChangeTests.Revert(session, session.Texts("$ids[0]")[0]));

        var result = session.Run("$ids | Set-SentryIssue -Status Resolved -BatchSize 20 -ErrorAction Stop");

        Assert.IsType<ActionPreferenceStopException>(result.Failure);
        AssertEndedEarly(host, wanted: 50, changed: 19, failed: 1, open: 0, unsent: 30);
        Assert.Equal(session.Texts("$ids[1..19]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task AnUnknownIdUnderStopSendsNothing()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        session.Run("@($ids; '999999999999') | Set-SentryIssue -Status Resolved -ErrorAction Stop");

        Assert.Empty(session.Changes);
        AssertEndedEarly(host, wanted: 51, changed: 0, failed: 1, open: 0, unsent: 50);
    }

    [Fact]
    public async Task ATokenThatExpiresMidwayEndsTheCommand()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 2, FaultKinds.Answer(401, """{"detail":"Token expired"}"""));

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 20");

        Assert.Contains("Token expired", result.SingleError().Exception.Message, StringComparison.Ordinal);
        AssertEndedEarly(host, wanted: 50, changed: 20, failed: 0, open: 20, unsent: 10);
        Assert.Equal(2, session.Changes.Count);
    }

    [Fact]
    public async Task AnErrorUpstreamSendsNothing()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        var result = session.Run("& { $issues; throw 'upstream' } | Set-SentryIssue -Status Resolved");

        Assert.Contains("upstream", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
        AssertEndedEarly(host, wanted: 50, changed: 0, failed: 0, open: 0, unsent: 50);
    }

    [Fact]
    public async Task AnErrorUpstreamComesTooLateForWhatStreamingHasSent()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        session.Run("& { $issues; throw 'upstream' } | Set-SentryIssue -Status Resolved -Streaming -BatchSize 20");

        AssertEndedEarly(host, wanted: 50, changed: 40, failed: 0, open: 0, unsent: 10);
        Assert.Equal(session.Texts("$ids[0..39]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task AListingThatBreaksOffUnderStopSendsNothing()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null);
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.InternalError(null));

        session.Run("Get-SentryIssue -ErrorAction Stop | Set-SentryIssue -Status Resolved");

        Assert.Empty(session.Changes);
    }

    /// <summary>Nothing downstream can see an error that does not end the pipeline, which is why the about topic tells of -ErrorAction Stop.</summary>
    [Fact]
    public async Task AListingThatBreaksOffWithoutStopChangesWhatItGave()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null);
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.InternalError(null));

        var (summary, result) = session.Summarize("Get-SentryIssue | Set-SentryIssue -Status Resolved -Summary");

        Assert.StartsWith("SentryServerError,", result.SingleError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((100, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(100, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task ACommandThatGotThroughTellsNothing()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        var result = session.Run("@($issues; '999999999999') | Set-SentryIssue -Status Resolved -PassThru | & { process { throw 'downstream' } }");

        Assert.Contains("downstream", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(host.Warnings);
        Assert.Equal(50, session.IdsOf("resolved").Count);
    }

    private static void AssertEndedEarly(AnsweringHost host, int wanted, int changed, int failed, int open, int unsent) => Assert.Equal(
        $"Set-SentryIssue ended early. Of {wanted} issues, {changed} were changed, {failed} failed, {open} were sent without a sure outcome, and {unsent} were not sent.",
        Assert.Single(host.Warnings));
}

using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
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

        var result = session.Session.Shell.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10 -ThrottleLimit 1", controlC.Token);

        Assert.IsType<PipelineStoppedException>(result.Failure);
        var counts = CountsOf(host);
        // The batch before was being read back at the same time.
        Assert.Equal((50, 20, 10, 20), (counts.Wanted, counts.Changed + counts.Unread, counts.Unsure, counts.Unsent));
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
        AssertEndedEarly(host, wanted: 100, changed: 0, unsent: 100);
    }

    [Fact]
    public async Task ARefusedBatchUnderStopIsAccountedForAsAWhole()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 2, FaultKinds.Answer(400, """{"status":["Not today."]}"""));

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 20 -ThrottleLimit 1 -ErrorAction Stop");

        Assert.Contains("Not today.", Assert.IsType<ActionPreferenceStopException>(result.Failure).Message, StringComparison.Ordinal);
        AssertEndedEarly(host, wanted: 50, changed: 20, failed: 20, unsent: 10);
        Assert.Equal(session.Texts("$ids[0..19]").ToHashSet(), session.IdsOf("resolved"));
    }

    [Fact]
    public async Task ABatchThatChangedButForOneIsAccountedForUnderStop()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(BulkSession.IsChange, BulkChangeTests.Revert(session, session.Texts("$ids[0]")[0]));

        var result = session.Run("$ids | Set-SentryIssue -Status Resolved -BatchSize 20 -ThrottleLimit 1 -ErrorAction Stop");

        Assert.IsType<ActionPreferenceStopException>(result.Failure);
        // What was under way when the difference was seen has come to its end and is counted.
        var counts = CountsOf(host);
        Assert.Equal((50, 1, 0, 0), (counts.Wanted, counts.Failed, counts.Unsure, counts.Unread));
        Assert.Equal(session.IdsOf("resolved").Count, counts.Changed);
        Assert.Equal(50 - session.Changes.Sum(request => request.Values("id").Count), counts.Unsent);
        Assert.InRange(counts.Changed, 19, 49);
    }

    [Fact]
    public async Task AnUnknownIdUnderStopSendsNothing()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        session.Run("@($ids; '999999999999') | Set-SentryIssue -Status Resolved -ErrorAction Stop");

        Assert.Empty(session.Changes);
        AssertEndedEarly(host, wanted: 51, changed: 0, failed: 1, unsent: 50);
    }

    [Fact]
    public async Task ATokenThatExpiresMidwayEndsTheCommand()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 2, FaultKinds.Answer(401, """{"detail":"Token expired"}"""));

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 20 -ThrottleLimit 1");

        Assert.Contains("Token expired", result.SingleError().Exception.Message, StringComparison.Ordinal);
        AssertEndedEarly(host, wanted: 50, changed: 20, failed: 20, unsent: 10);
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
        AssertEndedEarly(host, wanted: 50, changed: 0, unsent: 50);
    }

    [Fact]
    public async Task AnErrorUpstreamComesTooLateForWhatStreamingHasSent()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, FiftyOfOneProject, host: host);

        session.Run("& { $issues; throw 'upstream' } | Set-SentryIssue -Status Resolved -Streaming -BatchSize 20");

        AssertEndedEarly(host, wanted: 50, changed: 40, unsent: 10);
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

    private static (int Wanted, int Changed, int Failed, int Unread, int Unsure, int Unsent) CountsOf(AnsweringHost host)
    {
        var text = Assert.Single(host.Warnings);
        return (Count("Of ([0-9]+) issues"), Count("([0-9]+) were changed"), Count("([0-9]+) failed"), Count("([0-9]+) were accepted"),
            Count("([0-9]+) were sent"), Count("([0-9]+) were not sent"));

        int Count(string pattern) =>
            Regex.Match(text, pattern) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    private static void AssertEndedEarly(
        AnsweringHost host, int wanted, int changed, int failed = 0, int open = 0, int unread = 0, int unsent = 0)
    {
        var parts = new (int Count, string Words)[]
        {
            (failed, "failed"),
            (unread, "were accepted but not read back"),
            (open, "were sent without a sure outcome"),
            (unsent, "were not sent"),
        };
        Assert.Equal(
            $"Set-SentryIssue ended early. Of {wanted} issues, {changed} were changed"
            + string.Concat(parts.Where(part => part.Count > 0).Select(part => $", {part.Count} {part.Words}")) + ".",
            Assert.Single(host.Warnings));
    }
}

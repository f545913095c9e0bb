using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Tests.Bulk;

/// <summary>Servers and networks that fail: afterwards every issue is changed or there is an error for it, and never both.</summary>
public sealed class BulkStormTests
{
    private static readonly SandboxOptions s_options = new() { Issues = 400 };

    private static readonly Fault[] s_faults =
    [
        FaultKinds.ResetBefore(),
        FaultKinds.ResetAfter(),
        FaultKinds.Html(502, "Bad Gateway"),
        FaultKinds.After(FaultKinds.Html(502, "Bad Gateway")),
        FaultKinds.RateLimited(DateTimeOffset.UnixEpoch),
    ];

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved", "resolved", 3)]
    [InlineData("Remove-SentryIssue -Force", "pending_deletion", 5)]
    public async Task WhatFailsOnceInAWhileIsTriedAgain(string command, string status, int seed)
    {
        await using var session = await BulkSession.StartAsync(s_options);
        session.Server.Faults.Share(0.1, seed, _ => true, s_faults);

        var (summary, result) = session.Summarize($"$ids | {command} -BatchSize 20 -Summary");

        // It did storm.
        Assert.InRange(session.Server.Requests.All.Count(request => request.Status is 0 or 429 or 502), 2, 20);
        result.AssertNoErrors();
        Assert.Equal((400, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(400, session.IdsOf(status).Count);
    }

    [Theory]
    [InlineData("$issues", "Set-SentryIssue -Status Resolved", "resolved", 1)]
    [InlineData("$issues", "Set-SentryIssue -Status Resolved -Streaming", "resolved", 2)]
    [InlineData("$ids", "Set-SentryIssue -Status Resolved", "resolved", 3)]
    [InlineData("$issues", "Remove-SentryIssue -Force", "pending_deletion", 4)]
    public async Task TheErrorsNameExactlyWhatWasNotChanged(string input, string command, string status, int seed)
    {
        await using var session = await BulkSession.StartAsync(s_options, connectParameters: "-MaximumRetryCount 0");
        session.Server.Faults.Share(0.4, seed, BulkSession.IsChange, s_faults);

        var (summary, result) = session.Summarize($"{input} | {command} -BatchSize 30 -Summary");

        var failed = session.IdsWhere(issue => issue.Status != status);
        Assert.InRange(failed.Count, 1, 399);
        Assert.Equal(failed.Count, result.Errors.Count);
        Assert.Equal(failed, session.IdsOf(result.Errors));
        Assert.Equal((400 - failed.Count, 0, failed.Count), (summary.Changed, summary.Skipped, summary.Failed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    [InlineData(42, 43, 99)]
    public async Task OnlyTheIssuesThatTheServerFailsOnAreLeftOut(params int[] places)
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 100");
        var culprits = places.Select(place => session.Texts("$ids")[place]).ToHashSet();
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && request.Values("id").Any(culprits.Contains), FaultKinds.InternalError("abc123"), int.MaxValue);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Summary");

        Assert.Equal((100 - places.Length, 0, places.Length), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(culprits, session.IdsOf(result.Errors));
        Assert.All(result.Errors, error => Assert.Contains("abc123", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(100 - places.Length, session.IdsOf("resolved").Count);
        Assert.InRange(session.Changes.Count, 3, 1 + (places.Length * 2 * 7));
    }

    [Fact]
    public async Task AServerThatFailsOnEverythingIsNotAskedAboutEachIssue()
    {
        await using var session = await BulkSession.StartAsync(s_options with { Projects = 1 });
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.InternalError(null), int.MaxValue);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Summary");

        Assert.Equal((0, 0, 400), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(400, session.IdsOf(result.Errors).Count);
        Assert.InRange(session.Changes.Count, 16, 40);
    }

    [Fact]
    public async Task AfterAnOutageTheRestIsChanged()
    {
        await using var session = await BulkSession.StartAsync(s_options with { Projects = 1 });
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.InternalError(null), 18);

        var (summary, result) = session.Summarize("$issues | Set-SentryIssue -Status Resolved -Summary");

        Assert.InRange(summary.Changed, 300, 399);
        Assert.Equal(session.IdsOf("unresolved"), session.IdsOf(result.Errors));
    }

    [Fact]
    public async Task ATimeLimitHalvesTheBatch()
    {
        await using var session = await BulkSession.StartAsync(
            s_options, "Get-SentryIssue -Project backend -First 8", "-TimeoutSec 1 -MaximumRetryCount 0");
        session.Server.Faults.Next(request => IsChangeOfMoreThan(4, request), FaultKinds.Hang(), int.MaxValue);

        session.Run("$issues | Set-SentryIssue -Status Resolved").AssertNoErrors();

        Assert.Equal([8, 4, 4], session.Changes.Select(request => request.Values("id").Count));
        Assert.Equal(8, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task AUrlThatIsTooLongForAProxyIsHalved()
    {
        await using var session = await BulkSession.StartAsync(s_options with { Projects = 1 });

        // The sandbox, like most proxies, takes 8 KB, and records nothing of what is longer.
        session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 400").AssertNoErrors();

        Assert.Equal(400, session.IdsOf("resolved").Count);
        Assert.Equal([200, 200], session.Changes.Select(request => request.Values("id").Count));
    }

    private static bool IsChangeOfMoreThan(int count, RecordedRequest request) =>
        BulkSession.IsChange(request) && request.Values("id").Count > count;
}

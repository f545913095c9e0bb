using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Tests.Bulk;

/// <summary>Several batches at once: never more than asked, and nothing of the order or of the books is lost by it.</summary>
public sealed class BulkThrottleTests
{
    private const string EightyOfOneProject = "Get-SentryIssue -Project backend -First 80";

    private static readonly SandboxOptions s_options = new() { Issues = 400 };

    [Theory]
    [InlineData("", 4)]
    [InlineData("-ThrottleLimit 1", 1)]
    [InlineData("-ThrottleLimit 3", 3)]
    public async Task SoManyBatchesAreUnderWayAtOnce(string parameters, int limit)
    {
        await using var session = await BulkSession.StartAsync(s_options, EightyOfOneProject);
        var gate = new Gate(limit);
        session.Server.Faults.Next(BulkSession.IsChange, gate.Wait, int.MaxValue);

        session.Run($"$issues | Set-SentryIssue -Status Resolved -BatchSize 10 {parameters}").AssertNoErrors();

        Assert.Equal(limit, gate.Most);
        Assert.Equal(80, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task ABatchIsReadBackWhileTheNextIsOnItsWay()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Project backend -First 20");
        var second = new TaskCompletionSource();
        session.Server.Faults.Next(
            request => BulkSession.IsChange(request) && session.Changes.Count == 2,
            async (context, next) =>
            {
                second.SetResult();
                await next(context);
            });
        session.Server.Faults.Next(
            request => request.Values("group").Count > 0,
            async (context, next) =>
            {
                // Without the second batch this one would wait for ever.
                await second.Task.WaitAsync(TimeSpan.FromSeconds(20), context.RequestAborted);
                await next(context);
            });

        session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10 -ThrottleLimit 1").AssertNoErrors();

        Assert.Equal(20, session.IdsOf("resolved").Count);
    }

    [Fact]
    public async Task OutputKeepsTheOrderWhenBatchesEndTheOtherWayRound()
    {
        await using var session = await BulkSession.StartAsync(s_options, EightyOfOneProject);
        var started = new TaskCompletionSource[8];
        for (var index = 0; index < started.Length; index++)
        {
            started[index] = new();
        }

        var ids = session.Texts("$ids");
        session.Server.Faults.Next(
            BulkSession.IsChange,
            async (context, next) =>
            {
                // Each of the first four waits for the one after it.
                var batch = ids.ToList().IndexOf(context.Request.Query["id"][0]!) / 10;
                if (batch < 3)
                {
                    await started[batch + 1].Task.WaitAsync(TimeSpan.FromSeconds(20), context.RequestAborted);
                }

                await next(context);
                started[batch].SetResult();
            },
            int.MaxValue);

        var changed = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10 -PassThru").Objects<SentryIssue>();

        Assert.Equal(ids, changed.Select(issue => issue.Id));
    }

    [Fact]
    public async Task PassThruOfSeveralProjectsKeepsTheOrderAndAsksNothingMore()
    {
        await using var session = await BulkSession.StartAsync(s_options, "Get-SentryIssue -Sort Events");

        var changed = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 7 -PassThru").Objects<SentryIssue>();

        Assert.Equal(session.Texts("$ids"), changed.Select(issue => issue.Id));
        Assert.All(changed, issue => Assert.Equal("resolved", issue.Status));
        Assert.Equal(session.Changes.Count, session.Server.Requests.All.Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task UnderStopNoneIsStartedAfterTheFirstErrorAndThoseUnderWayAreCounted()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, EightyOfOneProject, host: host);
        var refused = session.Texts("$ids[10]")[0];
        var gate = new Gate(4);
        var error = new TaskCompletionSource();
        session.Server.Faults.Next(
            BulkSession.IsChange,
            async (context, next) =>
            {
                await gate.Wait(context, async inner =>
                {
                    if (inner.Request.Query["id"].Contains(refused))
                    {
                        await FaultKinds.Answer(400, """{"status":["Not today."]}""")(inner, next);
                        error.SetResult();
                        return;
                    }

                    // The others of the first four come to their end after the error has been answered.
                    await error.Task.WaitAsync(TimeSpan.FromSeconds(20), inner.RequestAborted);
                    await Task.Delay(100, inner.RequestAborted);
                    await next(inner);
                });
            },
            int.MaxValue);

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -BatchSize 10 -ErrorAction Stop");

        Assert.Contains("Not today.", Assert.IsType<ActionPreferenceStopException>(result.Failure).Message, StringComparison.Ordinal);
        // Those that came in before the error had arrived count as under way.
        Assert.InRange(session.Changes.Count, 4, 7);
        var changed = 10 * (session.Changes.Count - 1);
        Assert.Equal(changed, session.IdsOf("resolved").Count);
        Assert.Equal(
            $"Set-SentryIssue ended early. Of 80 issues, {changed} were changed, 10 failed, {70 - changed} were not sent.", Assert.Single(host.Warnings));
    }

    [Fact]
    public async Task ErrorActionPreferenceOfTheSessionCountsAsWell()
    {
        var host = new AnsweringHost();
        await using var session = await BulkSession.StartAsync(s_options, EightyOfOneProject, host: host);
        session.Server.Faults.Next(BulkSession.IsChange, FaultKinds.Answer(400, """{"status":["Not today."]}"""), int.MaxValue);

        session.Run("$ErrorActionPreference = 'Stop'; $issues | Set-SentryIssue -Status Resolved -BatchSize 10");

        Assert.InRange(session.Changes.Count, 1, 4);
        Assert.Contains($"{10 * session.Changes.Count} failed", Assert.Single(host.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Lets requests through when so many have come, and counts how many there were at once.</summary>
    private sealed class Gate(int size)
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Lock _lock = new();
        private int _now;

        public int Most { get; private set; }

        public async Task Wait(HttpContext context, RequestDelegate next)
        {
            lock (_lock)
            {
                _now++;
                Most = Math.Max(Most, _now);
                if (_now == size)
                    _open.TrySetResult();
            }

            await _open.Task.WaitAsync(TimeSpan.FromSeconds(20), context.RequestAborted);
            // Time in which one too many would come.
            await Task.Delay(20, context.RequestAborted);
            lock (_lock)
            {
                _now--;
            }

            await next(context);
        }
    }
}

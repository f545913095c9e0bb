using System.Management.Automation;
using SentryPS.Api;
using SentryPS.Http;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Pipelines;

/// <summary>Many runspaces at once, and what happens to their requests when a connection or the module goes away.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task TwentyRunspacesShareTwoConnections()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 250 });
        session.Shell.Set("otherToken", session.Server.IssueToken(TokenKind.Personal, "event:read", "org:read"));
        var connections = session.Run("Get-SentryConnection; Connect-Sentry -Url $url -Token $otherToken -Organization globex -PassThru").Objects<SentryConnection>();
        var expected = session.Server.ListedIds((_, _) => true);

        await InRunspacesAsync(20, (shell, index) =>
        {
            shell.Set("connection", connections[index % 2]);
            var result = shell.Run("Get-SentryOrganization -Connection $connection; Get-SentryIssue -Status All -Connection $connection");
            result.AssertNoErrors();
            var issues = result.Output.Select(item => item.BaseObject).OfType<SentryIssue>().Select(issue => issue.Id).ToList();
            Assert.Equal(issues.Count, issues.Distinct().Count());
            if (index % 2 == 0)
            {
                Assert.Equal(expected, [.. issues]);
            }
            else
            {
                Assert.Empty(expected.Intersect(issues));
            }
        });

        // Each organization was asked for with its own token.
        Assert.All(session.Server.Requests.All.Where(request => request.Path.Contains("/issues/", StringComparison.Ordinal)), request =>
            Assert.Equal(
                request.Path.Contains("/acme/", StringComparison.Ordinal),
                request.Headers["Authorization"] == $"Bearer {session.Server.Token}"));
    }

    [Fact]
    public async Task AConnectionThatIsClosedInTheMiddleIsATypedErrorForAllWhoUseIt()
    {
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = 250, Latency = TimeSpan.FromMilliseconds(5) }, connectParameters: "-MaximumRetryCount 20");
        // Some are at their headers and some in a body when it ends.
        session.Server.Faults.Next(request => request.Values("limit").Contains("7"), FaultKinds.Hang(), times: 100);
        session.Server.Faults.Next(request => request.Values("limit").Contains("8"), FaultKinds.Stall(500), times: 100);
        session.Server.Faults.Next(request => request.Values("limit").Contains("9"), FaultKinds.Empty(503), times: 100);
        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();
        using var started = new CountdownEvent(8);

        var runs = InRunspacesAsync(8, (shell, index) =>
        {
            shell.Set("connection", connection);
            shell.Set("first", index % 4 == 3 ? 250 : 7 + (index % 4));
            started.Signal();
            var result = shell.Run("""
                foreach ($round in 1..10000) {
                    Get-SentryIssue -Status All -First $first -Connection $connection -ErrorVariable failed -ErrorAction SilentlyContinue | Out-Null
                    if ($failed) { break }
                }
                $failed
                """);
            var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
            Assert.IsType<SentryConnectionException>(error.Exception);
            error.AssertIs("SentryConnectionClosed", ErrorCategory.ConnectionError);
        });
        await Task.Run(() => started.Wait(TimeSpan.FromSeconds(30)), TestContext.Current.CancellationToken);
        await WaitUntilAsync(() => session.Server.Requests.All.Count > 30);
        connection.Dispose();

        await runs;
    }

    [Fact]
    public async Task AModuleThatIsRemovedAndImportedAgainGoesOn()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 250 });
        var expected = session.Server.ListedIds((_, _) => true).Count;

        await InRunspacesAsync(4, (shell, _) =>
        {
            shell.Set("url", session.Server.Url.ToString());
            shell.Set("token", session.Server.Token);
            shell.Set("manifest", BuiltModule.Manifest);
            var result = shell.Run("""
                foreach ($round in 1..3) {
                    Connect-Sentry -Url $url -Token $token -Organization acme
                    $count = 0
                    Get-SentryIssue -Status All | ForEach-Object {
                        if (++$count -eq 101) { Remove-Module SentryPS -Force }
                        if ($count -eq 201) { Import-Module $manifest }
                    }
                    $count
                    (Get-SentryIssue -Status All -First 150).Count
                }
                """);
            result.AssertNoErrors();
            Assert.Equal([expected, 150, expected, 150, expected, 150], result.Output.Select(item => (int)item.BaseObject));
        });
    }

    [Fact]
    public async Task RefusalsForConcurrencyLowerIt()
    {
        const int most = 4;
        await using var session = await SandboxSession.StartAsync(new() { Issues = 250 }, connectParameters: "-MaximumRetryCount 20");
        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();
        var (running, refused) = (0, 0);
        session.Server.Faults.Next(
            async (context, next) =>
            {
                if (Interlocked.Increment(ref running) > most)
                {
                    Interlocked.Increment(ref refused);
                    await FaultKinds.Answer(
                        429,
                        """{"detail":"You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is 4"}""",
                        "text/html",
                        ("X-Sentry-Rate-Limit-ConcurrentRemaining", "0"))(context, next);
                }
                else
                {
                    await Task.Delay(20);
                    await next(context);
                }

                Interlocked.Decrement(ref running);
            },
            times: int.MaxValue);

        await InRunspacesAsync(8, (shell, _) =>
        {
            shell.Set("connection", connection);
            Assert.Equal(24, shell.Run("foreach ($round in 1..8) { Get-SentryOrganization acme, globex, acme -Connection $connection }").Objects<SentryOrganization>().Count);
        });

        // From sixteen places to four takes twelve refusals, of which some may have been on their way already.
        Assert.InRange(refused, 1, 24);
    }

    [Fact]
    public async Task ConcurrencyGoesDownToOneAndNoLower()
    {
        var limit = new ConcurrencyLimit();
        for (var refusal = 0; refusal < 40; refusal++)
        {
            await limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken);
            limit.LeaveAndLower();
        }

        await limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken);
        var second = limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        limit.Leave();
        await second.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ConcurrencyThatWasLoweredRecovers()
    {
        var limit = new ConcurrencyLimit();
        await limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken);
        limit.LeaveAndLower();
        Assert.Equal(ConcurrencyLimit.Most - 1, await FreePlacesAsync(limit));

        for (var pass = 0; pass < ConcurrencyLimit.PassesForAPlace; pass++)
        {
            await limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken);
            limit.Leave();
        }

        Assert.Equal(ConcurrencyLimit.Most, await FreePlacesAsync(limit));
    }

    [Fact]
    public async Task ConnectionsWithTheSameTokenShareALimitAndNobodyFails()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, RateLimits = true });
        var ids = session.Server.ListedIds((_, _) => true).Take(5).ToList();

        // The server takes five of these a second.
        await InRunspacesAsync(8, (shell, _) =>
        {
            shell.Set("url", session.Server.Url.ToString());
            shell.Set("token", session.Server.Token);
            shell.Set("ids", ids);
            var result = shell.Run("Connect-Sentry -Url $url -Token $token -Organization acme -MaximumRetryCount 1; $ids | Get-SentryIssue");
            Assert.Equal(ids.Count, result.Objects<SentryIssue>().Count);
        });

        Assert.InRange(session.Server.Requests.All.Count(request => request.Status == 429), 0, 8);
    }

    private static async Task<int> FreePlacesAsync(ConcurrencyLimit limit)
    {
        var places = 0;
        Task entry;
        while ((entry = limit.EnterAsync(SilentObserver.Instance, TestContext.Current.CancellationToken)).IsCompletedSuccessfully)
        {
            places++;
        }

        // The one that found no place gets that of the first who leaves.
        for (var place = 0; place < places; place++)
        {
            limit.Leave();
        }

        await entry;
        limit.Leave();
        return places;
    }

    private static Task InRunspacesAsync(int count, Action<PowerShellSession, int> use) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(index => Task.Factory.StartNew(
            () =>
            {
                using var shell = new PowerShellSession();
                use(shell, index);
            },
            TestContext.Current.CancellationToken,
            // A thread each: a script that runs holds its own, and the pool would be slow to give so many.
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}

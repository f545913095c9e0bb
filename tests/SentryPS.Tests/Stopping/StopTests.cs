using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SentryPS.Api;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Stopping;

/// <summary>Ctrl+C ends whatever a command waits for within 200 ms and without an error; see also the tests of all commands.</summary>
public sealed class StopTests
{
    [Fact]
    public Task EndsABodyThatStalls() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync(issues: 400);
        var (stall, _, aborted) = Stop.Observed(FaultKinds.Stall(2000));
        // The third page is asked for when the second is being read.
        var (hang, reading, _) = Stop.Observed(FaultKinds.Hang());
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, stall);
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, hang);

        var stopped = await Stop.RunAsync(session, "Get-SentryIssue -Status All", reading);

        await aborted.WaitAsync(Stop.Limit, TestContext.Current.CancellationToken);
        Assert.Equal(3, session.Server.Requests.All.Count);
        return stopped;
    });

    [Fact]
    public Task EndsTheReadAheadOfAPage() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync(issues: 400);
        var (fault, hung, aborted) = Stop.Observed(FaultKinds.Hang());
        var pages = 0;
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0 && ++pages == 2, fault);

        var stopped = await Stop.RunAsync(session, "Get-SentryIssue -Status All", hung);

        await aborted.WaitAsync(Stop.Limit, TestContext.Current.CancellationToken);
        Assert.Equal(3, session.Server.Requests.All.Count);
        return stopped;
    });

    [Theory]
    [InlineData("Get-SentryIssue")]
    [InlineData("$issue | Set-SentryIssue -Status Resolved")]
    public Task EndsTheWaitForARateLimit(string command) => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        session.Server.Faults.Next(FaultKinds.RateLimited(DateTimeOffset.UtcNow.AddSeconds(40)), times: 9);

        var waiting = new TaskCompletionSource();
        var stopped = await Stop.RunAsync(session, command, waiting.Task, shell => shell.Streams.Progress.DataAdded += (_, _) => waiting.TrySetResult());

        Assert.Single(session.Server.Requests.All);
        return stopped;
    });

    [Fact]
    public Task EndsTheWaitBeforeAnotherTry() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        session.Server.Faults.Next(FaultKinds.Empty(503), times: 9);

        var waiting = new TaskCompletionSource();
        var seen = 0;
        var stopped = await Stop.RunAsync(session, "Get-SentryIssue", waiting.Task, shell => shell.Streams.Progress.DataAdded += (_, _) =>
        {
            // Waits grow; from the third on they are longer than a stop may take.
            if (++seen == 3)
            {
                waiting.TrySetResult();
            }
        });

        Assert.Equal(3, session.Server.Requests.All.Count);
        return stopped;
    });

    [Fact]
    public Task EndsTheWaitForATurnWithinARateLimit() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        session.Server.Faults.Next(FaultKinds.Answer(
            200,
            "[]",
            headers: [("X-Sentry-Rate-Limit-Remaining", "0"), ("X-Sentry-Rate-Limit-Reset", $"{DateTimeOffset.UtcNow.AddSeconds(40).ToUnixTimeSeconds()}")]));
        session.Run("Get-SentryIssue").AssertNoErrors();

        var waiting = new TaskCompletionSource();
        var stopped = await Stop.RunAsync(session, "Get-SentryIssue", waiting.Task, shell => shell.Streams.Progress.DataAdded += (_, _) => waiting.TrySetResult());

        Assert.Single(session.Server.Requests.All);
        return stopped;
    });

    [Fact]
    public Task EndsAConnectionThatDoesNotComeAbout() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        // The system takes the call, but nobody answers it, so the handshake of TLS has no end.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        session.Run($"Connect-Sentry -Token sntryu_x -Organization acme -Url https://{silent.LocalEndpoint}/").AssertNoErrors();

        return await Stop.RunAsync(session, "Get-SentryIssue", ConnectedAsync());

        async Task ConnectedAsync()
        {
            while (!silent.Pending())
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    });

    [Fact]
    public Task EndsACallThatNobodyTakes() => Stop.AssertAtOnceAsync(async () =>
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems refuse what does not fit into the queue.");
        await using var session = await StartAsync();
        using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        deaf.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        deaf.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)deaf.LocalEndPoint!, TestContext.Current.CancellationToken);
        session.Run($"Connect-Sentry -Token sntryu_x -Organization acme -Url http://{deaf.LocalEndPoint}/").AssertNoErrors();

        var port = ((IPEndPoint)deaf.LocalEndPoint!).Port;
        return await Stop.RunAsync(session, "Get-SentryIssue", CallingAsync());

        async Task CallingAsync()
        {
            while (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
                .Any(connection => connection.State == TcpState.SynSent && connection.RemoteEndPoint.Port == port))
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    });

    [Fact]
    public Task EndsTheWaitForAPlaceAmongManyRequests() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        using var hanging = new CountdownEvent(16);
        session.Server.Faults.Next(
            async (context, next) =>
            {
                hanging.Signal();
                await FaultKinds.Hang()(context, next);
            },
            times: 17);
        var transport = session.Run("Get-SentryConnection").Single<SentryConnection>().Transport;
        using var end = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 16)
            .Select(_ => transport.SendAsync<SentryServerStatus>(new(ApiMethod.Get, $""), SilentObserver.Instance, end.Token))
            .ToList();
        await Task.Run(() => hanging.Wait(Stop.Limit), TestContext.Current.CancellationToken);

        var waiting = new TaskCompletionSource();
        var stopped = await Stop.RunAsync(session, "Get-SentryIssue -Verbose", waiting.Task, shell => shell.Streams.Verbose.DataAdded += (_, _) => waiting.TrySetResult());

        Assert.Equal(16, session.Server.Requests.All.Count);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(requests));
        return stopped;
    });

    [Fact]
    public Task EndsBetweenBatches() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        var sent = new TaskCompletionSource();
        session.Server.Faults.Next(
            request => request.Values("group").Count > 0,
            async (context, next) =>
            {
                await next(context);
                sent.TrySetResult();
            });

        var stopped = await Stop.RunAsync(session, "& { $issue; Start-Sleep 60; $issue } | Set-SentryIssue -Status Resolved -Streaming -BatchSize 1", sent.Task);

        // The first batch, and what was read back of it.
        Assert.Equal(["PUT", "GET"], session.Server.Requests.All.Select(request => request.Method));
        return stopped;
    });

    [Fact]
    public Task LeavesTheConnectionInOrder() => Stop.AssertAtOnceAsync(async () =>
    {
        await using var session = await StartAsync();
        var (fault, hung, _) = Stop.Observed(FaultKinds.Hang());
        session.Server.Faults.Next(fault);

        var stopped = await Stop.RunAsync(session, "Get-SentryIssue", hung);

        Assert.NotEmpty(session.Run("Get-SentryIssue").Objects<SentryIssue>());
        return stopped;
    });

    private static async Task<SandboxSession> StartAsync(int issues = 20)
    {
        var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = issues });
        session.Run("$issue = Get-SentryIssue -Status All -First 1").AssertNoErrors();
        session.Server.Requests.Clear();
        return session;
    }
}

using System.Collections.Concurrent;
using SentryPS.Api;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>A connection whose transport is used as commands use it, for what no command sends yet.</summary>
internal sealed class WireSession(SandboxSession session) : IAsyncDisposable, IRequestObserver
{
    public ConcurrentQueue<(long Bytes, long? Total)> Transfers { get; } = new();

    public FaultPlan Faults => session.Server.Faults;

    public RequestLog Requests => session.Server.Requests;

    public ISentryTransport Transport { get; } = session.Run("Get-SentryConnection").Single<SentryConnection>().Transport;

    public static CancellationToken End => TestContext.Current.CancellationToken;

    public static async Task<WireSession> StartAsync(string connectParameters = "") =>
        new(await SandboxSession.StartAsync(new() { Issues = 0 }, connectParameters: connectParameters));

    public Task<ApiResponse<object>> SendAsync(ApiRequest request) => Transport.SendForValueAsync(request, this, End);

    public ValueTask DisposeAsync() => session.DisposeAsync();

    public void Verbose(string line)
    {
    }

    public void Waiting(TimeSpan delay, string reason)
    {
    }

    public void Transferred(long bytes, long? total) => Transfers.Enqueue((bytes, total));
}

using System.IO.Compression;
using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>What a server sends does not fill the memory.</summary>
public sealed class ResponseSizeTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ALengthThatIsTooLargeIsRefusedUnread()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 2147483646;
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await FaultKinds.Hang()(context, _);
        });

        AssertTooLarge(session.Run("Get-SentryProject"), 128);
        Assert.Single(session.Server.Requests.All);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ABodyThatGoesOnIsRefusedWherePacked(bool isPacked)
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumResponseSize 2MB");
        session.Server.Faults.Next(Blanks(3 * Megabyte, isPacked), times: 2);

        AssertTooLarge(session.Run("Get-SentryProject"), 2);
        AssertTooLarge(session.Run("Get-SentryProject backend"), 2);
        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheBoundCanBeRaised(bool isPacked)
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumResponseSize 4MB");
        session.Server.Faults.Next(Blanks(3 * Megabyte, isPacked));

        Assert.Empty(session.Run("Get-SentryProject").Objects<SentryProject>());
    }

    private static void AssertTooLarge(ShellResult result, int megabytes)
    {
        var error = result.AssertError("SentryResponseTooLarge", ErrorCategory.InvalidData);
        Assert.Contains($"larger than {megabytes} MB", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-MaximumResponseSize", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>An empty array after many blanks.</summary>
    private static Fault Blanks(int count, bool isPacked) => async (context, _) =>
    {
        context.Response.ContentType = "application/json";
        if (isPacked)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        var body = isPacked ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
        var piece = new byte[Megabyte];
        piece.AsSpan().Fill((byte)' ');
        for (var sent = 0; sent < count; sent += piece.Length)
        {
            await body.WriteAsync(piece, context.RequestAborted);
        }

        await body.WriteAsync("[]"u8.ToArray(), context.RequestAborted);
        if (isPacked)
        {
            await body.DisposeAsync();
        }
    };
}

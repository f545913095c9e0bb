using SentryPS.Api;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>The forms in which Sentry responds besides an object and an array of them.</summary>
public sealed class ResponseTests
{
    private static readonly ApiRequest s_get = new(ApiMethod.Get, $"anything/");

    [Fact]
    public async Task AnyJsonCanBeTheResponse()
    {
        await using var wire = await WireSession.StartAsync();
        foreach (var (body, expected) in new (string, object?)[] { ("[1,\"a\"]", new object?[] { 1L, "a" }), ("\"text\"", "text"), ("7", 7L), ("null", null), ("", null) })
        {
            wire.Faults.Next(Wire.Json(body));
            Assert.Equal(expected, (await wire.SendAsync(s_get)).Value);
        }

        wire.Faults.Next(Wire.Json("""[{"slug":"a"},{"slug":"b"}]"""));
        var list = await wire.Transport.SendForListAsync<SentryProject>(s_get, SilentObserver.Instance, WireSession.End);
        Assert.Equal(["a", "b"], list.Value!.Select(project => project.Slug));
    }

    [Theory]
    [InlineData("data", """{"meta":{"data":[]},"data":[{"slug":"a"},{"slug":"b"}],"after":{"x":1}}""")]
    [InlineData("a/b", """{"a":{"c":1,"b":[{"slug":"a"},{"slug":"b"}]}}""")]
    public async Task RowsAreTakenOutOfTheirEnvelope(string envelope, string body)
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json(body, Wire.NextLink("0:100:0")), times: 2);
        var request = new ApiRequest(ApiMethod.Get, $"anything/") { Envelope = envelope };

        var page = await wire.Transport.ListAsync<SentryProject>(request, SilentObserver.Instance, WireSession.End);
        var values = await wire.Transport.ListValuesAsync(request, SilentObserver.Instance, WireSession.End);

        Assert.Equal(["a", "b"], (await page.Items).Select(project => project.Slug));
        Assert.Equal("0:100:0", page.NextCursor);
        Assert.Equal(["a", "b"], (await values.Items).Select(row => row.Text("slug")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":[],"rest":""")]
    public async Task AnotherEnvelopeIsAnError(string body)
    {
        await using var wire = await WireSession.StartAsync("-MaximumRetryCount 0");
        wire.Faults.Next(Wire.Json(body));

        var page = await wire.Transport.ListAsync<SentryProject>(
            new(ApiMethod.Get, $"anything/") { Envelope = "data" }, SilentObserver.Instance, WireSession.End);

        Assert.Equal("SentryInvalidResponse", (await Assert.ThrowsAnyAsync<SentryException>(() => page.Items)).ErrorId);
    }

    [Fact]
    public async Task ADownloadIsCopiedAndAskedForAgainWhereItBreaksOff()
    {
        await using var wire = await WireSession.StartAsync();
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        wire.Faults.Next((context, next) => FaultKinds.Truncate(100_000)(context, inner => Wire.Bytes(bytes)(inner, next)));
        wire.Faults.Next(async (context, next) =>
        {
            context.Response.ContentLength = bytes.Length;
            await Wire.Bytes(bytes)(context, next);
        });
        using var file = new MemoryStream();
        file.Write("before"u8);

        var response = await wire.Transport.DownloadAsync(s_get, file, wire, WireSession.End);

        Assert.Equal(["before"u8.ToArray(), bytes], new[] { file.ToArray()[..6], file.ToArray()[6..] });
        Assert.Equal(2, wire.Requests.All.Count);
        Assert.Equal((300_000L, 300_000L), wire.Transfers.Last());
        Assert.Same(file, response.Value);
    }

    [Fact]
    public async Task ADownloadIsNoLargerThanItsBufferInMemory()
    {
        await using var wire = await WireSession.StartAsync("-MaximumResponseSize 1MB");
        wire.Faults.Next(async (context, _) =>
        {
            var piece = new byte[1024 * 1024];
            for (var count = 0; count < 64; count++)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        });

        await wire.Transport.DownloadAsync(s_get, Stream.Null, wire, WireSession.End);

        Assert.Equal(64 * 1024 * 1024, wire.Transfers.Last().Bytes);
    }

    [Theory]
    [InlineData("reset", 2)]
    [InlineData("503", 2)]
    [InlineData("429", 1)]
    public async Task AnErrorAfterARepeatSaysHowOftenTheRequestMayHaveBeenCarriedOut(string first, int times)
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(first switch
        {
            "reset" => FaultKinds.ResetBefore(),
            "503" => FaultKinds.Empty(503),
            _ => FaultKinds.Answer(429, "\"Slow down\""),
        });
        wire.Faults.Next(FaultKinds.Answer(404, """{"detail":"The requested resource does not exist"}"""));

        var exception = await Assert.ThrowsAsync<SentryApiException>(
            () => wire.SendAsync(new(ApiMethod.Delete, $"teams/acme/{"x"}/") { Subject = "Team 'x'", Organization = "acme" }));

        Assert.Equal((404, times), (exception.StatusCode, exception.TimesSent));
        Assert.StartsWith("Team 'x' was not found in acme.", exception.Message, StringComparison.Ordinal);
    }
}

using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class RetryTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData(408)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(507)]
    [InlineData(524)]
    public async Task FailureThatMayPassIsTriedAgain(int status)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Html(status, "Later"));

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Equal([status, 200], session.Server.Requests.All.Select(request => request.Status));
        // Words of bodies are for errors alone.
        Assert.Single(result.Verbose, line => line.StartsWith("Waiting ", StringComparison.Ordinal) && line.EndsWith($" s: Sentry answered with status {status}.", StringComparison.Ordinal));
        Assert.All(result.Progress, record => Assert.DoesNotContain("Later", record.ToString(), StringComparison.Ordinal));
        Assert.Contains(result.Verbose, line => line.StartsWith($"GET /api/0/organizations/acme/projects/ {status} in ", StringComparison.Ordinal));
        // The bar of the wait is taken away again.
        Assert.Equal(
            [ProgressRecordType.Processing, ProgressRecordType.Completed],
            result.Progress.Where(record => record.Activity == "Waiting for Sentry").Select(record => record.RecordType));
    }

    [Fact]
    public async Task ConnectionThatBreaksIsTriedAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.ResetBefore());

        Assert.Equal(3, session.Run("Get-SentryProject").Objects<SentryProject>().Count);

        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task FailureWhoseBodyBreaksOffIsTriedAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(BreakingOff(503));

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Equal([503, 200], session.Server.Requests.All.Select(request => request.Status));
        Assert.Contains(result.Verbose, line => line.EndsWith("Sentry answered with status 503.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StatusIsTakenAtItsWordWhereTheBodyBreaksOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(BreakingOff(401));

        session.Run("Get-SentryProject").AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);

        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task BodyThatBreaksOffIsAskedForAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Truncate(200));

        Assert.Equal(3, session.Run("Get-SentryProject").Objects<SentryProject>().Count);

        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task JsonThatIsCutOffIsAskedForAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"id":"1","slu"""));

        Assert.Equal(3, session.Run("Get-SentryProject").Objects<SentryProject>().Count);

        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task PageOfAnotherServerIsNotAskedForAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Html(200, "Log in"));

        session.Run("Get-SentryProject").AssertError("SentryInvalidResponse", ErrorCategory.InvalidData);

        Assert.Single(session.Server.Requests.All);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public async Task TriesAsOftenAsTheConnectionSays(int retries, int requests)
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: $"-MaximumRetryCount {retries}");
        session.Server.Faults.Next(FaultKinds.Empty(503), times: 10);

        session.Run("Get-SentryProject").AssertError("SentryServerError", ErrorCategory.ResourceUnavailable);

        Assert.Equal(requests, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task FailureThatStaysIsNotTriedAgain(int status)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Empty(status));

        Assert.Equal(status, session.Run("Get-SentryProject").SingleError().Answer().StatusCode);

        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task ServerThatIsNotThereIsAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumRetryCount 1");
        await session.Server.DisposeAsync();

        var result = session.Run("Get-SentryProject -Verbose");

        var error = result.AssertError("SentryConnectionFailed", ErrorCategory.ConnectionError);
        Assert.IsType<SentryConnectionException>(error.Exception);
        Assert.Contains(session.Server.Url.ToString(), error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(result.Verbose, line => line.StartsWith("Waiting ", StringComparison.Ordinal));
    }

    private static Fault BreakingOff(int status) => (context, next) =>
        FaultKinds.Truncate(10)(context, inner => FaultKinds.Answer(status, """{"detail":"Something is wrong."}""")(inner, next));
}

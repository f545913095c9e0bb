using System.Globalization;
using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class RateLimitTests
{
    // The server's clock is years ahead of ours, so a wait by our own clock would not end.
    private static readonly DateTimeOffset s_serverTime = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task WaitsUntilResetByServersClock()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Limited(429, s_serverTime.AddSeconds(1)));

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Equal([429, 200], session.Server.Requests.All.Select(request => request.Status));
        Assert.Contains(result.Verbose, line => line.StartsWith("Waiting 2 s: Sentry's rate limit is reached", StringComparison.Ordinal));
        Assert.Contains(result.Progress, record => record.Activity == "Waiting for Sentry");
    }

    [Fact]
    public async Task TellsOfOneWaitOnce()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Limited(429, s_serverTime.AddSeconds(1)), times: 2);

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Equal(2, result.Verbose.Count(line => line.StartsWith("Waiting ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WaitsBeforeTheLimitIsExceeded()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Limited(200, s_serverTime.AddSeconds(2), "[]"));

        var result = session.Run("Get-SentryProject -Verbose; Get-SentryProject -Verbose");

        result.AssertNoErrors();
        Assert.Equal([200, 200], session.Server.Requests.All.Select(request => request.Status));
        Assert.Collection(
            result.Verbose,
            line => Assert.EndsWith("0 items, rate 0/5", line, StringComparison.Ordinal),
            // Less than at first, by what has passed since.
            line => Assert.Matches("^Waiting [123] s: Sentry's rate limit is used up.$", line),
            line => Assert.EndsWith("3 items", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DoesNotWaitForAWindowThatIsOver()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Limited(200, s_serverTime, "[]"), times: 3);

        var result = session.Run("1..3 | ForEach-Object { Get-SentryProject -Verbose }");

        result.AssertNoErrors();
        Assert.DoesNotContain(result.Verbose, line => line.StartsWith("Waiting ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WaitsAMomentWhereNoResetIsGiven()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(
            429,
            """{"detail":"You are attempting to go above the allowed concurrency for this endpoint. Concurrency limit is 25"}""",
            "text/html"));

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Contains(result.Verbose, line => line.StartsWith("Waiting 1 s: ", StringComparison.Ordinal) && line.EndsWith("Sentry's rate limit is reached.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429, "1")]
    [InlineData(503, "1")]
    [InlineData(429, "Tue, 06 May 2031 07:08:10 GMT")]
    [InlineData(503, "Tue, 06 May 2031 07:08:10 GMT")]
    public async Task WaitsAsLongAsRetryAfterSays(int status, string retryAfter)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(RetryAfter(status, retryAfter));

        var result = session.Run("Get-SentryProject -Verbose");

        Assert.Equal(3, result.Objects<SentryProject>().Count);
        Assert.Single(result.Verbose, line => line.StartsWith("Waiting 2 s: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429, "3600", "SentryRateLimited", ErrorCategory.LimitsExceeded)]
    [InlineData(503, "Wed, 07 May 2031 07:08:10 GMT", "SentryServerError", ErrorCategory.ResourceUnavailable)]
    public async Task DoesNotWaitWhereRetryAfterIsFarOff(int status, string retryAfter, string id, ErrorCategory category)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(RetryAfter(status, retryAfter));

        session.Run("Get-SentryProject").AssertError(id, category);

        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task DoesNotWaitForAResetThatIsFarOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var reset = s_serverTime.AddMinutes(2);
        session.Server.Faults.Next(Limited(429, reset));

        var error = session.Run("Get-SentryProject").AssertError("SentryRateLimited", ErrorCategory.LimitsExceeded);

        Assert.Equal(reset, error.Answer().RateLimitReset);
        Assert.Contains("2031-05-06 07:10:09Z", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Limit is 5 requests", error.Answer().Detail, StringComparison.Ordinal);
        Assert.Single(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999")]
    public async Task ResetThatCannotBeIsPassedOver(string reset)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(
            429, "\"Slow down\"", headers: [("X-Sentry-Rate-Limit-Remaining", "0"), ("X-Sentry-Rate-Limit-Reset", reset)]));

        Assert.Equal(3, session.Run("Get-SentryProject").Objects<SentryProject>().Count);
    }

    [Fact]
    public async Task PostIsSentAgainAfterALimit()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(Limited(429, s_serverTime));

        session.Run("New-SentryRelease 2.0 backend").Single<SentryRelease>();

        Assert.Equal([429, 201], session.Server.Requests.All.Select(request => request.Status));
    }

    [Fact]
    public async Task StaysWithinLimitsOfServer()
    {
        await using var session = await SandboxSession.StartAsync(s_small with { RateLimits = true });

        var result = session.Run("1..45 | ForEach-Object { Get-SentryOrganization acme }");

        Assert.Equal(45, result.Objects<SentryOrganization>().Count);
        Assert.DoesNotContain(session.Server.Requests.All, request => request.Status == 429);
    }

    private static Fault RetryAfter(int status, string value) => FaultKinds.Answer(
        status, "\"Later\"", headers: [("Date", s_serverTime.ToString("R", CultureInfo.InvariantCulture)), ("Retry-After", value)]);

    private static Fault Limited(int status, DateTimeOffset reset, string body = """{"detail":"Limit is 5 requests in 1 seconds"}""") =>
        FaultKinds.Answer(
            status,
            body,
            headers:
            [
                ("Date", s_serverTime.ToString("R", CultureInfo.InvariantCulture)),
                ("X-Sentry-Rate-Limit-Limit", "5"),
                ("X-Sentry-Rate-Limit-Remaining", "0"),
                ("X-Sentry-Rate-Limit-Reset", $"{reset.ToUnixTimeSeconds()}"),
            ]);
}

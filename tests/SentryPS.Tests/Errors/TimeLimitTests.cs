using System.Diagnostics;
using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>The limit on the time of a request with all its tries and waits.</summary>
public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("hang")]
    [InlineData("stall")]
    [InlineData("503")]
    [InlineData("reset")]
    [InlineData("429")]
    [InlineData("used up")]
    public async Task EndsWhateverTheRequestIsAt(string situation)
    {
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = 0 }, connectParameters: "-OperationTimeoutSec 1 -MaximumRetryCount 20");
        if (situation == "used up")
        {
            session.Server.Faults.Next(UsedUp());
            session.Run("Get-SentryProject").AssertNoErrors();
        }

        session.Server.Faults.Next(FaultOf(situation), times: 100);
        var clock = Stopwatch.StartNew();

        var error = session.Run("Get-SentryProject").AssertError("SentryTimeout", ErrorCategory.OperationTimeout);

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        Assert.Contains("within 1 s, all tries and waits included", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsForEachRequestOfAListing()
    {
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = 300, Latency = TimeSpan.FromMilliseconds(600) }, connectParameters: "-OperationTimeoutSec 2");
        var clock = Stopwatch.StartNew();

        session.Run("Get-SentryIssue -Status All; Get-SentryIssue -Status All").AssertNoErrors();

        Assert.True(clock.Elapsed > TimeSpan.FromSeconds(2), "It took too little time to tell.");
    }

    /// <summary>A success that leaves nothing of the rate limit for the next forty seconds.</summary>
    private static Fault UsedUp() => FaultKinds.Answer(
        200,
        "[]",
        headers: [("X-Sentry-Rate-Limit-Remaining", "0"), ("X-Sentry-Rate-Limit-Reset", $"{DateTimeOffset.UtcNow.AddSeconds(40).ToUnixTimeSeconds()}")]);

    private static Fault FaultOf(string situation) => situation switch
    {
        "hang" => FaultKinds.Hang(),
        "stall" => FaultKinds.Stall(100),
        "503" => FaultKinds.Empty(503),
        "reset" => FaultKinds.ResetBefore(),
        "429" => FaultKinds.RateLimited(DateTimeOffset.UtcNow.AddSeconds(40)),
        _ => FaultKinds.Empty(200),
    };
}

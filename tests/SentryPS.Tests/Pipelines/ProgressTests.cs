using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Pipelines;

/// <summary>The bar of a listing: there for one that takes longer than a second, and never in the way.</summary>
public sealed class ProgressTests
{
    private static readonly TimeSpan s_overASecond = TimeSpan.FromMilliseconds(1050);

    [Fact]
    public async Task AListingThatIsSoonOverHasNoBar()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 900 });

        var result = session.Run("Get-SentryIssue -Status All");

        result.AssertNoErrors();
        Assert.Empty(result.Progress);
    }

    [Theory]
    [InlineData("Get-SentryIssue -Status All -First 240", "200 of 240", 83)]
    [InlineData("Get-SentryIssue -Status All -Skip 10 -First 230", "200 of 240", 83)]
    [InlineData("Get-SentryIssue -Status All", "200 so far", -1)]
    [InlineData("Get-SentryIssue -Status All -First 1000", "200 so far", -1)]
    [InlineData("foreach ($once in 1) { Get-SentryIssue -Status All | ForEach-Object { if (++$count -eq 250) { break } } }", "200 so far", -1)]
    public async Task ASlowListingShowsHowFarItIs(string command, string amount, int percent)
    {
        await using var session = await StartSlowAsync();

        var result = session.Run(command);

        result.AssertNoErrors();
        AssertBar(result.Progress, "Get-SentryIssue", amount, percent);
    }

    [Fact]
    public async Task ATotalThatTheServerCountsIsKnown()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        (string, string)[] counted = [("X-Hits", "4"), ("X-Max-Hits", "1000")];
        session.Server.Faults.Next(Wire.Json("""[{"id":"1","slug":"one"}]""", [.. counted, Wire.NextLink("100:1:0")]));
        session.Server.Faults.Next(Delayed(Wire.Json("""[{"id":"2","slug":"two"},{"id":"3","slug":"three"}]""", Wire.NextLink("100:2:0"))));
        session.Server.Faults.Next(Wire.Json("""[{"id":"4","slug":"four"}]"""));

        var result = session.Run("Get-SentryProject");

        Assert.Equal(4, result.Output.Count);
        AssertBar(result.Progress, "Get-SentryProject", "3 of 4", 75);
    }

    [Fact]
    public async Task AListingInPartsShowsHowMuchCame()
    {
        await using var session = await StartSlowAsync();

        var result = session.Run("Get-SentryIssue -Status All -ThrottleLimit 2");

        Assert.Equal(session.Server.ListedIds((_, _) => true).Count, result.Output.Count);
        Assert.All(result.Progress, bar => Assert.EndsWith("per second", bar.StatusDescription, StringComparison.Ordinal));
        Assert.All(result.Progress, bar => Assert.Equal(-1, bar.PercentComplete));
        AssertGone(result.Progress);
    }

    [Fact]
    public async Task TheBarOfAListingThatFailsGoesAway()
    {
        await using var session = await StartSlowAsync();
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.Answer(400, "{}"), times: 9);

        var result = session.Run("Get-SentryIssue -Status All");

        Assert.Equal(200, result.Output.Count);
        Assert.Single(result.Errors);
        AssertGone(result.Progress);
    }

    [Fact]
    public async Task AScriptThatThrowsGetsItsOwnError()
    {
        await using var session = await StartSlowAsync();

        var result = session.Run("Get-SentryIssue -Status All | ForEach-Object { if (++$count -eq 250) { throw 'enough' } }");

        Assert.Equal("enough", Assert.IsType<RuntimeException>(result.Failure, exactMatch: false).Message);
        Assert.NotEmpty(result.Progress);
    }

    [Fact]
    public async Task WhoWantsNoProgressGetsNone()
    {
        await using var session = await StartSlowAsync();

        var result = session.Run("$ProgressPreference = 'SilentlyContinue'; Get-SentryIssue -Status All");

        Assert.Equal(session.Server.ListedIds((_, _) => true).Count, result.Output.Count);
        Assert.Empty(result.Progress);
    }

    /// <summary>300 issues, of which the second page of a hundred takes longer than a second.</summary>
    private static async Task<SandboxSession> StartSlowAsync()
    {
        var session = await SandboxSession.StartAsync(new() { Issues = 300 });
        session.Server.Faults.Next(
            request => request.Values("cursor").Count > 0,
            async (context, next) =>
            {
                await Task.Delay(s_overASecond, context.RequestAborted);
                await next(context);
            });
        return session;
    }

    private static Fault Delayed(Fault answer) => async (context, next) =>
    {
        await Task.Delay(s_overASecond, context.RequestAborted);
        await answer(context, next);
    };

    private static void AssertBar(IReadOnlyList<ProgressRecord> bars, string activity, string amount, int percent)
    {
        Assert.All(bars, bar => Assert.Equal(activity, bar.Activity));
        Assert.Contains(bars, bar => bar.StatusDescription.StartsWith($"{amount}, ", StringComparison.Ordinal) && bar.PercentComplete == percent);
        AssertGone(bars);
    }

    private static void AssertGone(IReadOnlyList<ProgressRecord> bars)
    {
        Assert.Single(bars.Select(bar => bar.ActivityId).Distinct());
        Assert.True(bars.Count >= 2);
        Assert.All(bars.SkipLast(1), bar => Assert.Equal(ProgressRecordType.Processing, bar.RecordType));
        Assert.Equal(ProgressRecordType.Completed, bars[^1].RecordType);
    }
}

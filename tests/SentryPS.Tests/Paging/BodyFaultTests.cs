using System.Globalization;
using System.Management.Automation;
using System.Text;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Paging;

/// <summary>Pages whose body does not arrive as it should, and servers whose pages lead nowhere.</summary>
public sealed class BodyFaultTests
{
    private static readonly Sandbox.SandboxOptions s_threePages = new() { Issues = 0, Projects = 250 };

    public static TheoryData<string> BodyFaults => ["stalls", "breaks off", "breaks off in a chunk", "is cut off", "is garbage in the middle", "is empty"];

    [Theory]
    [MemberData(nameof(BodyFaults))]
    public async Task APageIsAskedForAgainAndNothingComesTwice(string kind)
    {
        await using var session = await SandboxSession.StartAsync(s_threePages, connectParameters: "-TimeoutSec 1");
        session.Server.Faults.Next(request => request.Values("cursor").Contains("100:1:0"), FaultOf(kind));

        var projects = session.Run("Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(250, projects.Count);
        Assert.Equal(250, projects.Select(project => project.Slug).Distinct().Count());
        Assert.Equal(4, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData("stalls")]
    [InlineData("breaks off")]
    [InlineData("is cut off")]
    public async Task WhatDoesNotPassSaysHowFarTheListingCame(string kind)
    {
        await using var session = await SandboxSession.StartAsync(s_threePages, connectParameters: "-TimeoutSec 1 -MaximumRetryCount 1");
        session.Server.Faults.Next(request => request.Values("cursor").Contains("100:1:0"), FaultOf(kind), times: int.MaxValue);

        var result = session.Run("Get-SentryProject");

        Assert.Equal(100, result.Output.Count);
        var error = result.SingleError();
        Assert.IsType<SentryException>(error.Exception, exactMatch: false);
        Assert.Contains("broke off after 100 objects", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("-Skip 100 goes on from there", error.ErrorDetails.Message, StringComparison.Ordinal);

        session.Server.Faults.Clear();
        Assert.Equal(150, session.Run("Get-SentryProject -Skip 100").Objects<SentryProject>().Count);
    }

    [Fact]
    public async Task APageThatLostItsLinkWithItsBodyDoesNotEndTheListing()
    {
        await using var session = await SandboxSession.StartAsync(s_threePages);
        // Neither has a Link: a proxy made them up.
        session.Server.Faults.Next(FaultKinds.Answer(200, "["));
        session.Server.Faults.Next(request => request.Values("cursor").Contains("100:1:0"), FaultKinds.Answer(200, "[{"));

        Assert.Equal(250, session.Run("Get-SentryProject").Objects<SentryProject>().Select(project => project.Slug).Distinct().Count());
    }

    [Fact]
    public async Task AFirstPageThatFailsHasNoWhereToGoOn()
    {
        await using var session = await SandboxSession.StartAsync(s_threePages, connectParameters: "-MaximumRetryCount 0");
        session.Server.Faults.Next(FaultKinds.Truncate(100));

        var error = session.Run("Get-SentryProject").AssertError("SentryResponseBrokeOff", ErrorCategory.ConnectionError);

        Assert.DoesNotContain("-Skip", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCameInNoOrderIsNotToBeSkipped()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 500 }, connectParameters: "-MaximumRetryCount 0");
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.Empty(500), times: int.MaxValue);

        var result = session.Run("Get-SentryIssue -Status All -ThrottleLimit 2");

        Assert.NotEmpty(result.Output);
        var message = result.SingleError().ToString();
        Assert.Contains($"broke off after {result.Output.Count} objects", message, StringComparison.Ordinal);
        Assert.DoesNotContain("-Skip", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatLeadsToItselfEndsTheListing()
    {
        await using var session = await SandboxSession.StartAsync(s_threePages);
        session.Server.Faults.Next(request => request.Values("cursor").Contains("100:1:0"), FaultKinds.LoopingCursor(), times: int.MaxValue);

        var result = session.Run("Get-SentryProject");

        result.AssertError("SentryCursorRepeated", ErrorCategory.InvalidResult);
        Assert.Equal(100, result.Output.Count);
        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task PagesThatLeadInACircleEndTheListing()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        string[] circle = ["9:1:0", "9:2:0", "9:3:0"];
        var page = 0;
        session.Server.Faults.Next(
            (context, next) =>
            {
                var number = page++;
                return Wire.Json($$"""[{"id":"{{number}}","slug":"s{{number}}"}]""", Wire.NextLink(circle[number % 3]))(context, next);
            },
            times: int.MaxValue);

        var result = session.Run("Get-SentryProject");

        result.AssertError("SentryCursorRepeated", ErrorCategory.InvalidResult);
        Assert.Equal(["s0", "s1", "s2"], result.Output.Select(item => item.Properties["Slug"].Value));
    }

    [Fact]
    public async Task RowsThatComeAgainComeOnce()
    {
        await using var session = await SandboxSession.StartAsync(s_threePages);
        session.Server.Faults.Next(FaultKinds.DuplicateRows(), times: 2);

        var projects = session.Run("Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(250, projects.Count);
        Assert.Equal(250, projects.Select(project => project.Slug).Distinct().Count());
    }

    [Fact]
    public async Task AServerThatHasNothingForEverIsLeft()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        var page = 0;
        session.Server.Faults.Next(
            (context, next) => Wire.Json("[]", Wire.NextLink($"7:{Interlocked.Increment(ref page).ToString(CultureInfo.InvariantCulture)}:0"))(context, next),
            times: int.MaxValue);

        var error = session.Run("Get-SentryProject").AssertError("SentryListingEndless", ErrorCategory.InvalidResult);

        Assert.Contains("1000 pages", error.Exception.Message, StringComparison.Ordinal);
        Assert.InRange(session.Server.Requests.All.Count, 1000, 1005);
    }

    private static Fault FaultOf(string kind) => kind switch
    {
        "stalls" => FaultKinds.Stall(1500),
        "breaks off" => FaultKinds.Truncate(1500),
        // Without a length nothing but the missing end of the chunks shows that there should be more.
        "breaks off in a chunk" => async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("""[{"id":"1","slug":"one"}]"""), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(50, context.RequestAborted);
            context.Abort();
        }
        ,
        "is cut off" => FaultKinds.Answer(200, """[{"id":"999","slug":"never"},{"id":"1000","slu"""),
        "is garbage in the middle" => FaultKinds.Answer(200, """[{"id":"999","slug":"never"},<html>]"""),
        "is empty" => FaultKinds.Answer(200),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

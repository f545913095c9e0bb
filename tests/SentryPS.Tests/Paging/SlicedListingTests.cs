using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Paging;

/// <summary>Get-SentryIssue -ThrottleLimit: what comes in parts is the same as what comes in one.</summary>
public sealed class SlicedListingTests
{
    [Fact]
    [Trait("Category", Soak.Category)]
    public async Task ListsEachIssueOnceWhateverTheServerSortsAndCountsBy()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        IssueListingServer server = null!;
        session.Server.Faults.Next((context, _) => server.AnswerAsync(context), times: int.MaxValue);

        for (var seed = 1; seed <= Soak.Size(100, 300); seed++)
        {
            server = new(seed, largest: Soak.Size(1500, 20_000));
            var limit = 2 + (seed % 7);

            var ids = session.Run($"Get-SentryIssue -ThrottleLimit {limit}").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

            Assert.True(ids.Count == server.Ids.Count && server.Ids.ToHashSet().SetEquals(ids), $"Seed {seed}: {ids.Count} of {server.Ids.Count} issues came.");
            Assert.InRange(server.MostUnderWay, 1, limit);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Environment production, staging")]
    [InlineData("-Status All -StatsPeriod 30d")]
    public async Task ListsTheSameAsInOneGo(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 2500 });

        var expected = session.Run($"Get-SentryIssue {parameters}").Objects<SentryIssue>().Select(issue => issue.Id).ToHashSet();
        var ids = session.Run($"Get-SentryIssue {parameters} -ThrottleLimit 4").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

        Assert.Equal(expected.Count, ids.Count);
        Assert.True(expected.SetEquals(ids));
    }

    [Fact]
    public async Task CostsLittleMoreThanOneListing()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10_000 });

        session.Run("Get-SentryIssue -Status All -ThrottleLimit 4").AssertNoErrors();

        Assert.InRange(session.Server.Requests.All.Count, 90, 130);
    }

    [Theory]
    [InlineData("-First 5", 1)]
    [InlineData("-First 100", 1)]
    [InlineData("-Level Fatal", 1)]
    public async Task TakesOneRequestWhereOnePageIsAll(string parameters, int requests)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 250 });

        session.Run($"Get-SentryIssue -ThrottleLimit 8 {parameters}").AssertNoErrors();

        Assert.Equal(requests, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task GivesAsManyAsAreWanted()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1000 });

        var ids = session.Run("Get-SentryIssue -Status All -ThrottleLimit 4 -First 350").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

        Assert.Equal(350, ids.Distinct().Count());
        Assert.Equal(350, ids.Count);
    }

    [Theory]
    [InlineData("-Skip 1")]
    [InlineData("-Sort FirstSeen")]
    [InlineData("-IncludeTotalCount")]
    public async Task RefusesWhatNeedsAnOrderOrACount(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1 });

        session.Run($"Get-SentryIssue -ThrottleLimit 2 {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task ACircleInOnePartIsAnError()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1000 });
        session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.LoopingCursor(), times: int.MaxValue);

        session.Run("Get-SentryIssue -Status All -ThrottleLimit 2").AssertError("SentryCursorRepeated", ErrorCategory.InvalidResult);
    }
}

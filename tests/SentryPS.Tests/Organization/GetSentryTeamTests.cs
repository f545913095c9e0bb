using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class GetSentryTeamTests
{
    [Fact]
    public async Task ListsTeamsOfAProjectAndOnesOwnAndGetsOne()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });

        session.Run("Get-SentryTeam -Mine").AssertNoErrors();
        session.Run("Get-SentryTeam -Project backend").AssertNoErrors();
        session.Run("Get-SentryTeam backend-team").AssertNoErrors();

        Assert.Equal(3, session.Server.Requests.All.Count);
    }
}

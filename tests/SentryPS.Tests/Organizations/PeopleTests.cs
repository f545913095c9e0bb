using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

/// <summary>Many people come by one file, and go by another.</summary>
public sealed class PeopleTests
{
    private const int Count = 200;

    private const string Rows = """
        $rows = foreach ($number in 1..200) {
            [pscustomobject]@{
                Id = "$number"
                Email = "person$number@acme.example"
                Role = ('member', 'manager', '')[$number % 3]
                Team = ('backend-team', 'frontend-team; mobile-team', '')[$number % 3]
            }
        }
        """;

    [Fact]
    public async Task ComeAndGo()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 0 });
        var before = Emails(session);
        session.Run(Rows).AssertNoErrors();

        var invited = session.Run("$rows | New-SentryMember").Objects<SentryMember>();
        var again = session.Run("$known = (Get-SentryMember).Email; $rows | Where-Object Email -NotIn $known | New-SentryMember");
        var second = session.Run("Get-SentryMember person1@acme.example").Single<SentryMember>();

        Assert.Equal(Count, invited.Count);
        Assert.Empty(again.Output);
        Assert.Equal(Count, session.Server.Requests.Changes().Count);
        Assert.Equal(("manager", "frontend-team, mobile-team"), (second.Role, $"{second.Teams}"));

        session.Run("$rows | Set-SentryMember -Role member").AssertNoErrors();
        Assert.Equal("frontend-team, mobile-team", $"{session.Run("Get-SentryMember person1@acme.example").Single<SentryMember>().Teams}");

        session.Run("$rows | Remove-SentryMember -Force").AssertNoErrors();
        Assert.Equal(before, Emails(session));

        // Who has gone already is said, and nobody else goes instead.
        var gone = session.Run("$rows | Remove-SentryMember -Force");
        Assert.Equal(Count, gone.AllErrors.Count);
        Assert.Equal(before, Emails(session));
    }

    private static List<string> Emails(SandboxSession session) => session.Server.State.Read(state =>
        state.Organizations[0].Members.Select(member => member.User.Email).Order(StringComparer.Ordinal).ToList());
}

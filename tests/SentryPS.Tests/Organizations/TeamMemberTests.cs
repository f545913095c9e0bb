using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

public sealed class TeamMemberTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ListsWhoIsOnWhichTeamAsWhat()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var members = session.Run("Get-SentryTeam backend-team, mobile-team | Get-SentryTeamMember").Objects<SentryTeamMember>();

        Assert.Equal(
            ["GET teams/acme/backend-team/members/?per_page=100", "GET teams/acme/mobile-team/members/?per_page=100"],
            session.Server.Requests.Lines().Where(line => line.Contains("/members/", StringComparison.Ordinal)));
        Assert.Contains(members, member => (member.Team, member.Email, member.Role) == ("backend-team", "bjorn@acme.example", "member"));
        Assert.Contains(members, member => (member.Team, member.Email, member.Role) == ("mobile-team", "ada@acme.example", "owner"));
    }

    [Fact]
    public async Task ListsEachOfSeveralTeamsOnce()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var members = session.Run("Get-SentryTeamMember backend-team, mobile-team").Objects<SentryTeamMember>();

        Assert.Equal(
            ["GET teams/acme/backend-team/members/?per_page=100", "GET teams/acme/mobile-team/members/?per_page=100"],
            session.Server.Requests.Lines());
        Assert.Equal(members.Count, members.Select(member => (member.Team, member.Id)).Distinct().Count());
    }

    [Fact]
    public async Task OrganizationIsNoTeam()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryOrganization acme | Get-SentryTeamMember").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task AddsMembersToTeamsOnce()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Add-SentryTeamMember guest@acme.example, newcomer@acme.example backend-team, mobile-team").AssertNoErrors();
        session.Run("Add-SentryTeamMember guest@acme.example backend-team").AssertNoErrors();

        Assert.Equal(["backend-team", "mobile-team"], TeamsOf(session, "guest@acme.example"));
        Assert.Equal(["backend-team", "mobile-team"], TeamsOf(session, "newcomer@acme.example"));
        var requests = session.Server.Requests.Changes();
        Assert.Equal([201, 201, 201, 201, 204], requests.Select(request => request.Status));
        // Whoever is added to several teams is looked up once.
        Assert.Equal(3, session.Server.Requests.All.Count - requests.Count);
    }

    [Fact]
    public async Task RowsOfAFileNameMemberAndTeam()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("""
            @(
                [pscustomobject]@{ Email = 'guest@acme.example'; Team = 'backend-team' }
                [pscustomobject]@{ Email = 'bjorn@acme.example'; Team = 'mobile-team; frontend-team' }
            ) | Add-SentryTeamMember -Role contributor
            """).AssertNoErrors();

        Assert.Equal(["backend-team"], TeamsOf(session, "guest@acme.example"));
        Assert.Equal(["backend-team", "frontend-team", "mobile-team"], TeamsOf(session, "bjorn@acme.example"));
    }

    /// <summary>The status 202 says that somebody was asked, and not that anything was done.</summary>
    [Fact]
    public async Task RequestToJoinIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["org:read", "member:read"]);
        session.Server.State.Change(state => state.Organizations[0].Settings["openMembership"] = false);

        session.Run("Add-SentryTeamMember guest@acme.example backend-team").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);

        Assert.Empty(TeamsOf(session, "guest@acme.example"));
    }

    [Fact]
    public async Task RoleIsSetAndSeen()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryTeamMember backend-team | Where-Object Email -eq bjorn@acme.example | Set-SentryTeamMember -Role Admin").AssertNoErrors();

        Assert.Equal("admin", session.Server.State.Read(state =>
        {
            var organization = state.Organizations[0];
            return organization.Members.Single(member => member.User.Email == "bjorn@acme.example").RoleIn(organization.FindTeam("backend-team")!);
        }));
        Assert.Single(session.Server.Requests.Changes()).AssertBody("""{"teamRole":"admin"}""");
    }

    [Fact]
    public async Task RoleThatTheServerPassesOverIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, TeamRoles = false });

        session.Run("Set-SentryTeamMember bjorn@acme.example backend-team -Role admin").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task TakesAMemberOffAllTeams()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("$member = Get-SentryMember bjorn@acme.example; $member | Remove-SentryTeamMember -Team $member.Teams -Force").AssertNoErrors();

        Assert.Empty(TeamsOf(session, "bjorn@acme.example"));
        Assert.Equal(200, Assert.Single(session.Server.Requests.Changes()).Status);
    }

    [Fact]
    public async Task RemovalWhoseResponseWasLostIsARemoval()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "DELETE", FaultKinds.ResetAfter());

        session.Run("Get-SentryTeamMember backend-team | Where-Object Email -like bjorn* | Remove-SentryTeamMember -Force").AssertNoErrors();

        Assert.Empty(TeamsOf(session, "bjorn@acme.example"));
    }

    [Fact]
    public async Task WhoIsNotOnTheTeamIsAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("Remove-SentryTeamMember guest@acme.example backend-team -Force").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains("guest@acme.example", error.Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>An empty 401 is not about the token as such.</summary>
    [Fact]
    public async Task TokenOfNobodyIsToldWhatIsWanted()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("token", session.Server.IssueToken(TokenKind.Integration, "team:write", "member:read", "org:read"));

        var error = session.Run("Connect-Sentry -Url $url -Token $token -Organization acme; Add-SentryTeamMember guest@acme.example backend-team")
            .AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);

        Assert.Contains("personal token", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MemberWithoutTeamIsRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Add-SentryTeamMember -Member guest@acme.example").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryTeamMember backend-team", "team:read")]
    [InlineData("Add-SentryTeamMember 1 backend-team", "team:write")]
    [InlineData("Set-SentryTeamMember 1 backend-team -Role admin", "team:write")]
    [InlineData("Remove-SentryTeamMember 1 backend-team -Force", "team:admin")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-SentryTeamMember guest@acme.example backend-team -WhatIf")]
    [InlineData("Set-SentryTeamMember bjorn@acme.example backend-team -Role admin -WhatIf")]
    [InlineData("Remove-SentryTeamMember bjorn@acme.example backend-team -Force -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }

    private static List<string> TeamsOf(SandboxSession session, string email) => session.Server.State.Read(state =>
        state.Organizations[0].Members.Single(member => member.User.Email == email).Teams.Select(team => team.Slug).Order(StringComparer.Ordinal).ToList());
}

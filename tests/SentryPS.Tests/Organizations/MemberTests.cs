using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

public sealed class MemberTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData("Get-SentryMember", "GET organizations/acme/members/?per_page=100")]
    [InlineData("Get-SentryMember -Query ada", "GET organizations/acme/members/?query=ada&per_page=100")]
    [InlineData("Get-SentryMember -Role Owner -Query ada", "GET organizations/acme/members/?query=ada role:owner&per_page=100")]
    [InlineData("Get-SentryMember -Without2FA", "GET organizations/acme/members/?query=has2fa:false&per_page=100")]
    [InlineData("Get-SentryMember -Project backend", "GET projects/acme/backend/members/?per_page=100")]
    [InlineData("Get-SentryMember me", "GET organizations/acme/members/me/")]
    public async Task AsksForWhatIsWanted(string script, string request)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var members = session.Run(script).Objects<SentryMember>();

        Assert.Equal([request], session.Server.Requests.Lines());
        Assert.Contains(members, member => (member.Email, member.Role, member.Organization) == ("ada@acme.example", "owner", "acme"));
    }

    [Fact]
    public async Task FindsAMemberByEmailWithItsTeams()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var member = session.Run("Get-SentryMember Bjorn@acme.example").Single<SentryMember>();

        Assert.Equal(["backend-team"], member.Teams);
        Assert.Equal(["backend-team"], member.TeamRoles.Keys);
        Assert.Equal(
            ["GET organizations/acme/members/?query=email:Bjorn@acme.example&per_page=100", $"GET organizations/acme/members/{member.Id}/"],
            session.Server.Requests.Lines());
    }

    /// <summary>A server that passes over the search answers with everybody; the first of them is not the one.</summary>
    [Fact]
    public async Task TakesNobodyElseWhereTheSearchIsIgnored()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Path.EndsWith("/members/", StringComparison.Ordinal), Everybody(session), times: 2);

        session.Run("Remove-SentryMember chiara@acme.example -Force").AssertNoErrors();
        session.Run("Remove-SentryMember nobody@acme.example -Force").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.DoesNotContain("chiara@acme.example", Addresses(session));
        Assert.Contains("ada@acme.example", Addresses(session));
        Assert.Single(session.Server.Requests.Changes());
    }

    /// <summary>An invitation can go to an address that a member has besides: then the invitation is meant.</summary>
    [Fact]
    public async Task TakesTheMemberWhoseFirstAddressItIs()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(
            _ => true,
            Wire.Json("""
                [
                  {"id":"1","email":"ada@acme.example","user":{"id":"7","emails":[{"email":"ada@acme.example"},{"email":"a.lind@acme.example"}]}},
                  {"id":"2","email":"a.lind@acme.example","user":null,"pending":true}
                ]
                """));

        session.Run("Remove-SentryMember a.lind@acme.example -Force");

        Assert.Equal("organizations/acme/members/2/", session.Server.Requests.Changes().Single().Path["/api/0/".Length..]);
    }

    [Fact]
    public async Task ServerThatIgnoresRolesEndsTheListing()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(_ => true, Everybody(session));

        var result = session.Run("Get-SentryMember -Role Billing | Remove-SentryMember -Force");

        result.AssertError("SentryFilterIgnored", ErrorCategory.InvalidResult);
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task SearchWithinAProjectIsRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject backend | Get-SentryMember -Role owner").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task ThousandsComeWhole()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Members = 2500 });

        var members = session.Run("Get-SentryMember").Objects<SentryMember>();

        Assert.Equal(2501, members.Select(member => member.Id).Distinct().Count());
        Assert.Equal("newcomer@acme.example", Assert.Single(members, member => member.IsPending).Email);
    }

    [Fact]
    public async Task InvitesOfAFile()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var invited = session.Run("""
            @(
                [pscustomobject]@{ Email = 'zoe@acme.example'; Role = 'member'; Team = 'backend-team; frontend-team' }
                [pscustomobject]@{ Email = 'yan@acme.example'; Role = ''; Team = '' }
            ) | New-SentryMember -NoMail
            """).Objects<SentryMember>();

        Assert.All(invited, member => Assert.True(member.IsPending));
        var requests = session.Server.Requests.Changes();
        requests[0].AssertBody("""
            {
              "email": "zoe@acme.example", "orgRole": "member", "sendInvite": false,
              "teamRoles": [{"teamSlug": "backend-team", "role": null}, {"teamSlug": "frontend-team", "role": null}]
            }
            """);
        requests[1].AssertBody("""{"email":"yan@acme.example","sendInvite":false}""");
        Assert.Equal(2, MemberOf(session, "zoe@acme.example").Teams.Count);
    }

    [Fact]
    public async Task OneBadRowDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("""
            [pscustomobject]@{ Email = 'ada@acme.example' }, [pscustomobject]@{ Email = 'no address' }, [pscustomobject]@{ Email = 'zoe@acme.example' } |
                New-SentryMember
            """);

        Assert.Equal("zoe@acme.example", Assert.Single(result.Output).Properties["Email"].Value);
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("already a member", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        result.Errors[1].AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
    }

    /// <summary>The server takes a member off all teams that the body does not name.</summary>
    [Fact]
    public async Task ChangeOfRoleKeepsTeams()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.State.Change(state =>
        {
            var member = state.Organizations[0].Members.Single(member => member.User.Email == "bjorn@acme.example");
            member.Join(state.Organizations[0].Teams[0], "admin");
            member.Join(state.Organizations[0].Teams[1]);
        });

        var changed = session.Run("Set-SentryMember bjorn@acme.example -Role Manager -PassThru").Single<SentryMember>();

        Assert.Equal(("manager", 2), (changed.Role, changed.Teams.Count));
        Assert.Equal(["admin", null], changed.TeamRoles.Values);
        var member = MemberOf(session, "bjorn@acme.example");
        Assert.Equal(("manager", 2), (member.Role, member.Teams.Count));
    }

    [Fact]
    public async Task RowsOfListingsKeepTheirTeamsToo()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryMember -Query chiara | Set-SentryMember -Role manager").AssertNoErrors();

        Assert.NotEmpty(MemberOf(session, "chiara@acme.example").Teams);
    }

    [Fact]
    public async Task TeamsThatTheServerDoesNotShowAreNotPutAtRisk()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(_ => true, Wire.Json("""{"id":"5","email":"ada@acme.example","orgRole":"member"}"""));

        session.Run("Set-SentryMember 5 -Role manager").AssertError("SentryInvalidResponse", ErrorCategory.InvalidData);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task TeamsThatAreLostAllTheSameAreAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "PUT", Wire.Json("""{"id":"5","orgRole":"manager","teamRoles":[]}"""));

        var error = session.Run("Set-SentryMember bjorn@acme.example -Role manager").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);

        Assert.Contains("backend-team", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RoleThatIsThereAlreadyIsNotSent()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryMember bjorn@acme.example -Role member -PassThru").Single<SentryMember>();

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task InvitesAgainWithANewLinkWhereTheOldOneExpired()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryMember newcomer@acme.example -Resend").AssertNoErrors();
        session.Server.State.Change(state => state.Organizations[0].Members.Single(member => member.IsPending).IsExpired = true);
        session.Run("Get-SentryMember -Pending | Set-SentryMember -Resend").AssertNoErrors();

        var requests = session.Server.Requests.Changes();
        requests[0].AssertBody("""{"reinvite":true}""");
        requests[1].AssertBody("""{"reinvite":true,"regenerate":true}""");
        Assert.False(MemberOf(session, "newcomer@acme.example").IsExpired);
    }

    [Fact]
    public async Task RoleAndInvitationAtOnceAreRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryMember newcomer@acme.example -Resend -Role owner").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    /// <summary>The server says nothing at all to tokens that belong to nobody.</summary>
    [Fact]
    public async Task TokenOfNobodyIsToldWhatIsWanted()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("token", session.Server.IssueToken(TokenKind.Integration, "member:admin", "member:read"));

        var error = session.Run("Connect-Sentry -Url $url -Token $token -Organization acme; Set-SentryMember bjorn@acme.example -Role manager")
            .AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("personal token", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesALeaverOutByEmail()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryMember chiara@acme.example | Remove-SentryMember -Force").AssertNoErrors();
        session.Run("[pscustomobject]@{ Id = 1; Email = 'dmytro@acme.example' } | Remove-SentryMember -Force").AssertNoErrors();

        Assert.DoesNotContain("chiara@acme.example", Addresses(session));
        Assert.DoesNotContain("dmytro@acme.example", Addresses(session));
    }

    [Fact]
    public async Task LastOwnerStays()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("Remove-SentryMember me -Force").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains("only remaining owner", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SentryMember bjorn", "names no member")]
    [InlineData("@{ Email = 'x' } | Remove-SentryMember -Force", "names no member")]
    [InlineData("[pscustomobject]@{ Email = '17' } | Remove-SentryMember -Force", "no email address")]
    public async Task WhatNamesNobodyIsRefused(string script, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryMember", "member:read")]
    [InlineData("New-SentryMember zoe@acme.example", "member:invite")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-SentryMember bjorn@acme.example -Role owner", "SentryForbidden")]
    [InlineData("Remove-SentryMember bjorn@acme.example -Force", "SentryBadRequest")]
    public async Task WeakTokenChangesNobody(string script, string errorId)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["member:read", "member:write"]);

        Assert.StartsWith(errorId, session.Run(script).SingleError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-SentryMember zoe@acme.example -WhatIf")]
    [InlineData("Set-SentryMember bjorn@acme.example -Role owner -WhatIf")]
    [InlineData("Remove-SentryMember bjorn@acme.example -Force -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }

    /// <summary>The answer of a server that passes over what it is asked for.</summary>
    private static Fault Everybody(SandboxSession session) => Wire.Json(session.Server.State.Read(state =>
    {
        var rows = state.Organizations[0].Members.Select(member =>
            $$"""{"id":"{{member.Id}}","email":"{{member.User.Email}}","orgRole":"{{member.Role}}","pending":{{(member.IsPending ? "true" : "false")}}}""");
        return $"[{string.Join(',', rows)}]";
    }));

    private static List<string> Addresses(SandboxSession session) =>
        session.Server.State.Read(state => state.Organizations[0].Members.Select(member => member.User.Email).ToList());

    private static Member MemberOf(SandboxSession session, string email) =>
        session.Server.State.Read(state => state.Organizations[0].Members.Single(member => member.User.Email == email));
}

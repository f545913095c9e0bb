using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

public sealed class TeamTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData("Get-SentryTeam", "organizations/acme/teams/?per_page=100")]
    [InlineData("Get-SentryTeam -Query back", "organizations/acme/teams/?query=back&per_page=100")]
    [InlineData("Get-SentryTeam -Mine", "organizations/acme/user-teams/?per_page=100")]
    [InlineData("Get-SentryTeam -Project backend", "projects/acme/backend/teams/?per_page=100")]
    [InlineData("Get-SentryTeam backend-team", "teams/acme/backend-team/")]
    public async Task AsksForWhatIsWanted(string script, string request)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var teams = session.Run(script).Objects<SentryTeam>();

        Assert.Equal([$"GET {request}"], session.Server.Requests.Lines());
        Assert.Contains(teams, team => team.Slug == "backend-team" && team.Organization == "acme" && team.Id.Length > 0);
    }

    /// <summary>The server would pass over them, and list teams that were not asked for.</summary>
    [Theory]
    [InlineData("Get-SentryTeam -Project backend -Query back")]
    [InlineData("Get-SentryProject backend | Get-SentryTeam -Query back")]
    [InlineData("Get-SentryTeam -Mine -Query back")]
    [InlineData("Get-SentryTeam -Project backend -Mine")]
    [InlineData("'backend-team' | Get-SentryTeam -Project mobile")]
    public async Task FiltersThatDoNotGoTogetherAreRefused(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.DoesNotContain(session.Server.Requests.Lines(), line => line.Contains("teams/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProjectFromPipelineStandsForItsTeams()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var team = session.Run("Get-SentryProject backend | Get-SentryTeam").Single<SentryTeam>();

        Assert.Equal("backend-team", team.Slug);
    }

    [Fact]
    public async Task CreatesTeamsOfRows()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var teams = session.Run("""
            @(
                [pscustomobject]@{ Slug = 'data'; Name = 'Data and reports' }
                [pscustomobject]@{ Slug = 'web'; Name = 'Web' }
            ) | New-SentryTeam
            """).Objects<SentryTeam>();

        Assert.Equal(["data", "web"], teams.Select(team => team.Slug));
        session.Server.Requests.Changes()[0].AssertBody("""{"slug":"data","name":"Data and reports"}""");
        Assert.Equal("POST /api/0/organizations/acme/teams/ -> 201", $"{session.Server.Requests.Changes()[1]}");
    }

    [Fact]
    public async Task TakenSlugIsAConflict()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("New-SentryTeam backend-team").AssertError("SentryConflict", ErrorCategory.ResourceBusy);

        Assert.Contains("already exists", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesNameAloneAndShowsIt()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var team = session.Run("Get-SentryTeam backend-team | Set-SentryTeam -Name 'Backend and data' -PassThru").Single<SentryTeam>();

        Assert.Equal(("backend-team", "Backend and data"), (team.Slug, team.Name));
        Assert.Single(session.Server.Requests.Changes()).AssertBody("""{"name":"Backend and data"}""");
    }

    [Fact]
    public async Task NameThatStaysIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "PUT", Wire.Json("""{"id":"1","slug":"backend-team","name":"Backend"}"""));

        session.Run("Set-SentryTeam backend-team -Name Data").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task RemovesAndSaysWhatIsNotThere()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("'backend-team', 'nobody' | Remove-SentryTeam -Force");

        var error = result.AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("Team 'nobody'", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(session.Server.State.Read(state => state.Organizations[0].Teams), team => team.Slug == "backend-team");
    }

    /// <summary>A team whose members are an integration's: the server has no word for it but a 400.</summary>
    [Fact]
    public async Task TeamsOfNobodyAreAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("token", session.Server.IssueToken(TokenKind.Integration, "org:read"));

        var error = session.Run("Connect-Sentry -Url $url -Token $token -Organization acme; Get-SentryTeam -Mine")
            .AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("requires a user", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SentryTeam", "org:read")]
    [InlineData("Get-SentryTeam -Project backend", "project:read")]
    [InlineData("Get-SentryTeam backend-team", "team:read")]
    [InlineData("New-SentryTeam data", "team:write")]
    [InlineData("Set-SentryTeam backend-team -Name Data", "team:write")]
    [InlineData("Remove-SentryTeam backend-team -Force", "team:admin")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-SentryTeam data -WhatIf")]
    [InlineData("Set-SentryTeam backend-team -Name Data -WhatIf")]
    [InlineData("Remove-SentryTeam backend-team -Force -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }
}

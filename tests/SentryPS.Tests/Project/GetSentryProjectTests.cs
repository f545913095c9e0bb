using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class GetSentryProjectTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ListsProjectsOfDefaultOrganization()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var expected = session.Server.State.Read(state => state.Organizations[0].FindProject("backend")!);

        var projects = session.Run("Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(["GET /api/0/organizations/acme/projects/?per_page=100"], session.Server.Requests.Sent());
        Assert.Equal(["backend", "frontend", "mobile"], projects.Select(project => project.Slug));
        var backend = projects[0];
        Assert.Equal(
            ($"{expected.Id}", "Backend", "python", "acme", "backend", "backend"),
            (backend.Id, backend.Name, backend.Platform, backend.Organization, backend.Project, backend.ToString()));
        Assert.Equal(["backend-team"], backend.Teams);
        Assert.StartsWith("backend@1.13.0", backend.LatestRelease, StringComparison.Ordinal);
        Assert.True(backend.IsMember);
        Assert.False(backend.IsBookmarked);
        Assert.Equal(expected.DateCreated.LocalDateTime, backend.DateCreated!.Value, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("Get-SentryProject -Team backend-team")]
    [InlineData("Get-SentryTeam backend-team | Get-SentryProject")]
    public async Task ListsProjectsOfTeams(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var project = session.Run(script).Single<SentryProject>();

        Assert.Equal(("backend", "acme"), (project.Slug, project.Organization));
        Assert.Equal("GET /api/0/teams/acme/backend-team/projects/?per_page=100", session.Server.Requests.Sent()[^1]);
    }

    [Theory]
    [InlineData("Get-SentryProject -Team backend-team, mobile-team", new[] { "backend", "mobile" })]
    [InlineData("Get-SentryTeam | Get-SentryProject", new[] { "backend", "frontend", "mobile" })]
    [InlineData("Get-SentryProject b* -Team backend-team", new[] { "backend" })]
    [InlineData("Get-SentryProject m* -Team backend-team", new string[0])]
    public async Task ListsProjectsOfEachTeam(string script, string[] slugs)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        Assert.Equal(slugs, session.Run(script).Values("Slug"));
    }

    [Fact]
    public async Task SearchAmongTheProjectsOfATeamIsRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject -Team backend-team -Query x").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    /// <summary>What is not there is named, also where it is not what the command is for.</summary>
    [Theory]
    [InlineData("Get-SentryProject -Team nosuch", "Team 'nosuch'")]
    [InlineData("New-SentryProject Api nosuch", "Team 'nosuch'")]
    [InlineData("Get-SentryTeam -Project nosuch", "Project 'nosuch'")]
    [InlineData("Get-SentryProjectKey -Project nosuch", "Project 'nosuch'")]
    [InlineData("New-SentryProjectKey nosuch ci", "Project 'nosuch'")]
    [InlineData("Get-SentryInboundFilter -Project nosuch", "Project 'nosuch'")]
    [InlineData("Get-SentryEnvironment -Project nosuch", "Project 'nosuch'")]
    [InlineData("Get-SentryMember -Project nosuch", "Project 'nosuch'")]
    public async Task NamesWhatIsNotThere(string script, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run(script).AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains($"{words} was not found in acme", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassesQueryOn()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var project = session.Run("Get-SentryProject -Query 'team:backend-team' -Organization acme").Single<SentryProject>();

        Assert.Equal("backend", project.Slug);
        Assert.Equal(["GET /api/0/organizations/acme/projects/?query=team%3Abackend-team&per_page=100"], session.Server.Requests.Sent());
    }

    [Fact]
    public async Task GetsProjectsByName()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var id = session.Server.State.Read(state => state.Organizations[0].FindProject("mobile")!.Id);

        var projects = session.Run($"Get-SentryProject backend, {id}").Objects<SentryProject>();

        Assert.Equal(["backend", "mobile"], projects.Select(project => project.Slug));
        Assert.All(projects, project => Assert.Equal(("acme", "active"), (project.Organization, project.Status)));
        Assert.Equal(["GET /api/0/projects/acme/backend/", $"GET /api/0/projects/acme/{id}/"], session.Server.Requests.Sent());
    }

    [Fact]
    public async Task ListsProjectsOfEachOrganizationFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var projects = session.Run("Get-SentryOrganization | Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(
            [("acme", "backend"), ("acme", "frontend"), ("acme", "mobile"), ("globex", "portal")],
            projects.Select(project => (project.Organization, project.Slug)));
    }

    [Fact]
    public async Task TakesNamesAndOrganizationsFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryOrganization globex | Get-SentryProject | Get-SentryProject").Single<SentryProject>();

        Assert.Equal("GET /api/0/projects/globex/portal/", session.Server.Requests.Sent()[^1]);
    }

    [Fact]
    public async Task OneUnknownNameDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Get-SentryProject backend, nothing, mobile");

        var error = result.AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("nothing", error.TargetObject);
        Assert.Contains("Project 'nothing' was not found in acme", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["backend", "mobile"], result.Output.Select(item => item.ToString()));
    }

    [Theory]
    [InlineData("Get-SentryProject", "org:read")]
    [InlineData("Get-SentryProject backend", "project:read")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesNewSlugOfRenamedProject()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.State.Change(state => state.Organizations[0].FindProject("backend")!.Rename("core"));

        var error = session.Run("Get-SentryProject backend").AssertError("SentryMoved", ErrorCategory.ObjectNotFound);

        Assert.Contains("'core'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Project core", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(("backend", 302), (error.TargetObject, error.Answer().StatusCode));
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task AsksForOrganizationWhenThereIsNoDefault()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("Connect-Sentry -Url $url -Token $token; Get-SentryProject")
            .AssertError("SentryOrganizationMissing", ErrorCategory.InvalidArgument);

        Assert.Contains("-Organization", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }
}

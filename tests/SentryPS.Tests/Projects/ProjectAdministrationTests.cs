using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Projects;

/// <summary>Projects are created, changed and removed.</summary>
public sealed class ProjectAdministrationTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task CreatesAProjectWithItsDsn()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var project = session.Run("New-SentryProject 'Price service' backend-team -Slug prices -Platform python-django").Single<SentryProject>();

        session.Server.Requests.Changes().Single().AssertBody("""{"name":"Price service","slug":"prices","platform":"python-django"}""");
        Assert.Equal(
            ["POST teams/acme/backend-team/projects/", "GET projects/acme/prices/keys/"], session.Server.Requests.Lines());
        Assert.Equal(("prices", "python-django", "acme"), (project.Slug, project.Platform, project.Organization));
        Assert.Equal(["backend-team"], project.Teams);
        Assert.Matches($@"^http://[0-9a-f]{{32}}@.*/{project.Id}$", project.Dsn);
    }

    [Fact]
    public async Task ProjectWithoutTeamGetsOneOfItsOwn()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var project = session.Run("New-SentryProject Experiment -NoDefaultAlert").Single<SentryProject>();

        var request = session.Server.Requests.Changes().Single();
        Assert.Equal("POST organizations/acme/projects/", request.Line());
        request.AssertBody("""{"name":"Experiment","default_rules":false}""");
        Assert.Equal(["team-ada"], project.Teams);
    }

    [Fact]
    public async Task RowsOfAFileAreProjects()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var projects = session.Run("""
            @(
                [pscustomobject]@{ Name = 'Prices'; Slug = 'prices'; Team = 'backend-team'; Platform = 'go' }
                [pscustomobject]@{ Name = 'Shop'; Slug = 'shop'; Team = 'frontend-team'; Platform = 'javascript-react' }
            ) | New-SentryProject
            """).Objects<SentryProject>();

        Assert.Equal(["prices", "shop"], projects.Select(project => project.Slug));
        Assert.Equal(["backend-team", "frontend-team"], projects.SelectMany(project => project.Teams));
        Assert.Equal(2, projects.Select(project => project.Dsn).Distinct().Count());
    }

    /// <summary>The project is there, and who is told nothing of it would create a second one.</summary>
    [Fact]
    public async Task ProjectIsEmittedAlthoughItsDsnCannotBeRead()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Path.EndsWith("/keys/", StringComparison.Ordinal), FaultKinds.Empty(404));

        var result = session.Run("New-SentryProject Prices backend-team -Slug prices");

        var error = result.SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains("'prices', which was created", error.Exception.Message, StringComparison.Ordinal);
        Assert.Null(Assert.IsType<SentryProject>(Assert.Single(result.Output).BaseObject).Dsn);
    }

    /// <summary>Without a slug, the same request again would make a second project.</summary>
    [Fact]
    public async Task CreationWhoseResponseWasLostIsNotRepeated()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "POST", FaultKinds.ResetAfter());

        Assert.NotNull(session.Run("New-SentryProject Prices backend-team").SingleError());

        Assert.Single(session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("New-SentryProject Backend backend-team -Slug backend", "SentryConflict", "already exists")]
    [InlineData("New-SentryProject Prices backend-team -Platform cobol", "SentryBadRequest", "Invalid platform")]
    [InlineData("New-SentryProject Prices nobody", "SentryNotFound", "")]
    public async Task RefusalsAreInSentrysWords(string script, string errorId, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run(script).SingleError();

        Assert.StartsWith(errorId, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesWhatIsNamedAndNothingElse()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var project = session.Run("""
            Get-SentryProject backend |
                Set-SentryProject -Name Core -Platform $null -ResolveAge 48 -SubjectPrefix $null -SensitiveField pin, iban -PassThru
            """).Single<SentryProject>();

        session.Server.Requests.Changes().Single().AssertBody(
            """{"name":"Core","platform":null,"resolveAge":48,"subjectPrefix":"","sensitiveFields":["pin","iban"]}""");
        Assert.Equal(("backend", "Core", null), (project.Slug, project.Name, project.Platform));
        var settings = ProjectOf(session, "backend").Settings;
        Assert.Equal(("48", "*"), ($"{settings["resolveAge"]}", $"{settings["allowedDomains"]![0]}"));
    }

    [Fact]
    public async Task RenamedProjectIsFoundByItsNewSlug()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryProject backend -Slug core").AssertNoErrors();

        Assert.Equal("core", session.Run("Get-SentryProject core").Single<SentryProject>().Slug);
    }

    /// <summary>With the right to read alone, the server drops what turns something off, and says nothing.</summary>
    [Theory]
    [InlineData("-Platform $null")]
    [InlineData("-SensitiveField @()")]
    [InlineData("-DataScrubber $false")]
    public async Task ChangeThatTheServerDropsIsNoSuccess(string change)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["project:read"]);
        session.Server.State.Change(state =>
        {
            var settings = state.Organizations[0].FindProject("backend")!.Settings;
            settings["sensitiveFields"] = new System.Text.Json.Nodes.JsonArray("pin");
        });

        session.Run($"Set-SentryProject backend {change}").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Theory]
    [InlineData("Set-SentryProject backend -AllowedDomain @()", "keep out all events")]
    [InlineData("Set-SentryProject backend -SubjectTemplate ''", "cannot clear")]
    [InlineData("Set-SentryProject backend", "Nothing to change")]
    public async Task WhatCannotBeMeantIsRefused(string script, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task RemovesProjects()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject | Where-Object Slug -ne backend | Remove-SentryProject -Force").AssertNoErrors();

        Assert.Equal(["backend"], session.Server.State.Read(state => state.Organizations[0].Projects.Select(project => project.Slug).ToList()));
    }

    /// <summary>An organization stands for what is in it, which is nothing that can be removed by one name.</summary>
    [Theory]
    [InlineData("Remove-SentryProject -Force")]
    [InlineData("Remove-SentryTeam -Force")]
    [InlineData("Remove-SentryMember -Force")]
    public async Task PipedOrganizationRemovesNothing(string command)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Get-SentryOrganization acme | {command}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task GivesTeamsAccessAndTakesItAway()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var wide = session.Run("Get-SentryProject backend | Add-SentryProjectTeam -Team mobile-team, backend-team -PassThru").Single<SentryProject>();
        var narrow = session.Run("Remove-SentryProjectTeam backend mobile-team -Force -PassThru").Single<SentryProject>();

        Assert.Equal(["backend-team", "mobile-team"], wide.Teams.Order(StringComparer.Ordinal));
        Assert.Equal(["backend-team"], narrow.Teams);
        Assert.Equal(
            [
                "POST projects/acme/backend/teams/mobile-team/", "POST projects/acme/backend/teams/backend-team/",
                "DELETE projects/acme/backend/teams/mobile-team/",
            ],
            session.Server.Requests.Changes().Select(Wire.Line));
    }

    [Fact]
    public async Task TeamThatIsShownAllTheSameIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "DELETE", Wire.Json("""{"id":"4","slug":"backend","teams":[{"slug":"backend-team"}]}"""));

        session.Run("Remove-SentryProjectTeam backend backend-team -Force").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task UnknownTeamDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Add-SentryProjectTeam backend nobody, mobile-team").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Equal(2, ProjectOf(session, "backend").Teams.Count);
    }

    [Fact]
    public async Task TokenOfNobodyIsToldWhatIsWanted()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("token", session.Server.IssueToken(TokenKind.Integration, "project:admin", "org:read"));
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Empty(400));

        var error = session.Run("Connect-Sentry -Url $url -Token $token -Organization acme; Set-SentryProject backend -Name Core")
            .AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("personal token", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-SentryProject Prices backend-team", "project:write")]
    [InlineData("Set-SentryProject backend -Name Core", "project:write")]
    [InlineData("Remove-SentryProject backend -Force", "project:admin")]
    [InlineData("Add-SentryProjectTeam backend mobile-team", "project:write")]
    [InlineData("Remove-SentryProjectTeam backend backend-team -Force", "project:write")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-SentryProject Prices backend-team -WhatIf")]
    [InlineData("Set-SentryProject backend -Name Core -WhatIf")]
    [InlineData("Remove-SentryProject backend -Force -WhatIf")]
    [InlineData("Add-SentryProjectTeam backend mobile-team -WhatIf")]
    [InlineData("Remove-SentryProjectTeam backend backend-team -Force -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }

    private static Project ProjectOf(SandboxSession session, string slug) =>
        session.Server.State.Read(state => state.Organizations[0].FindProject(slug)!);
}

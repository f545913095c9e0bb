using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

/// <summary>The settings of an organization, its repositories and its integrations.</summary>
public sealed class OrganizationResourceTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ChangesSettingsOfTheOrganization()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var organization = session.Run("Set-SentryOrganization -Name 'Acme Inc.' -OpenMembership $false -SensitiveField pin -PassThru").Single<SentryOrganization>();

        session.Server.Requests.Changes().Single().AssertBody("""{"name":"Acme Inc.","openMembership":false,"sensitiveFields":["pin"]}""");
        Assert.Equal(("acme", "Acme Inc."), (organization.Slug, organization.Name));
        Assert.False(session.Server.State.Read(state => state.Organizations[0].Settings["openMembership"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task PipedOrganizationIsTheOneThatChanges()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryOrganization globex | Set-SentryOrganization -Name Globex2; Set-SentryOrganization -Organization globex -Name Globex3").AssertNoErrors();

        Assert.Equal(["PUT organizations/globex/", "PUT organizations/globex/"], session.Server.Requests.Changes().Select(Wire.Line));
    }

    /// <summary>What only owners may change is dropped without a word for others.</summary>
    [Fact]
    public async Task SettingThatTheServerDropsIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["org:read", "org:write"]);

        session.Run("Set-SentryOrganization -DefaultRole manager").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task FindsARepositoryByItsWholeName()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var all = session.Run("Get-SentryRepository").Objects<SentryRepository>();
        var first = session.Run($"Get-SentryRepository '{all[0].Name}'").Single<SentryRepository>();
        var same = session.Run($"Get-SentryRepository {first.Id}").Single<SentryRepository>();
        session.Run($"Get-SentryRepository '{all[0].Name[..^1]}'").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Equal((all[0].Id, all[0].Id), (first.Id, same.Id));
        Assert.Equal("GET organizations/acme/repos/?status=active&per_page=100", session.Server.Requests.Lines()[0]);
    }

    [Theory]
    [InlineData("Get-SentryRepositoryCommit ACME/backend", true)]
    [InlineData("Get-SentryRepository acme/backend | Get-SentryRepositoryCommit", true)]
    [InlineData("Get-SentryRepositoryCommit $id", false)]
    public async Task ListsTheCommitsOfARepository(string script, bool isLookedUp)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var repository = session.Run("Get-SentryRepository acme/backend").Single<SentryRepository>();
        session.Shell.Set("id", repository.Id);
        session.Server.Requests.Clear();

        var commits = session.Run(script).Objects<SentryReleaseCommit>();

        Assert.NotEmpty(commits);
        Assert.All(commits, commit => Assert.Equal(("acme", "acme/backend", null), (commit.Organization, commit.Repository, commit.Release)));
        Assert.Equal(commits.OrderByDescending(commit => commit.DateCreated).Select(commit => commit.Id), commits.Select(commit => commit.Id));
        Assert.Equal($"GET organizations/acme/repos/{repository.Id}/commits/?per_page=100", session.Server.Requests.Lines()[^1]);
        Assert.Equal(isLookedUp ? 2 : 1, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData("Get-SentryRepositoryCommit acme/nosuch", "no repository 'acme/nosuch'")]
    [InlineData("Get-SentryRepositoryCommit 12345", "Repository '12345'")]
    public async Task RepositoryThatIsNotThereIsNamed(string script, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run(script).AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListsIntegrationsWithoutAskingTheServices()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var integrations = session.Run("Get-SentryIntegration -Provider slack").Objects<SentryIntegration>();
        var one = session.Run($"Get-SentryIntegration {integrations[0].Id}").Single<SentryIntegration>();

        Assert.All(integrations, integration => Assert.Equal("slack", integration.Provider));
        Assert.NotEmpty(one.Features);
        Assert.Equal(
            ["GET organizations/acme/integrations/?providerKey=slack&includeConfig=0&per_page=100", $"GET organizations/acme/integrations/{one.Id}/"],
            session.Server.Requests.Lines());
    }

    [Theory]
    [InlineData("Get-SentryRepository", "org:read")]
    [InlineData("Get-SentryIntegration", "org:read")]
    [InlineData("Set-SentryOrganization -Name Acme", "org:write")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIfSendsNothing()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryOrganization -Name Acme -WhatIf").AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }
}

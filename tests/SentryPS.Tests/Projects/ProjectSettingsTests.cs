using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Projects;

/// <summary>Environments, ownership and inbound filters of projects.</summary>
public sealed class ProjectSettingsTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData("Get-SentryEnvironment", "GET organizations/acme/environments/?visibility=visible&per_page=100")]
    [InlineData("Get-SentryEnvironment -Project backend -Visibility All", "GET projects/acme/backend/environments/?visibility=all&per_page=100")]
    [InlineData("Get-SentryEnvironment production -Project backend", "GET projects/acme/backend/environments/production/")]
    public async Task AsksForEnvironments(string script, string request)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var environments = session.Run(script).Objects<SentryEnvironment>();

        Assert.Equal([request], session.Server.Requests.Lines());
        Assert.Contains(environments, environment => environment.Name == "production");
        Assert.All(environments, environment => Assert.Equal(script.Contains("-Project", StringComparison.Ordinal) ? "backend" : null, environment.Project));
    }

    /// <summary>The schema's words say the reverse; the server does what the field says.</summary>
    [Fact]
    public async Task HidesAndShowsEnvironments()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject backend | Get-SentryEnvironment | Where-Object Name -ne production | Set-SentryEnvironment -Hidden $true").AssertNoErrors();
        var hidden = session.Run("Get-SentryEnvironment -Project backend -Visibility Hidden").Objects<SentryEnvironment>();
        session.Run("Get-SentryEnvironment -Project backend -Visibility Hidden | Set-SentryEnvironment -Hidden $false").AssertNoErrors();

        Assert.NotEmpty(hidden);
        Assert.All(hidden, environment => Assert.True(environment.IsHidden));
        Assert.Empty(session.Run("Get-SentryEnvironment -Project backend -Visibility Hidden").Output);
        Assert.Single(session.Run("Get-SentryEnvironment -Project mobile").Objects<SentryEnvironment>(), environment => environment.Name == "production");
    }

    [Fact]
    public async Task SeveralOfAProjectGoInOneRequest()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject backend, mobile | Get-SentryEnvironment | Set-SentryEnvironment -Hidden $true").AssertNoErrors();

        var changes = session.Server.Requests.Changes();
        Assert.Equal(
            ["PUT projects/acme/backend/environments/", "PUT projects/acme/mobile/environments/"], changes.Select(Wire.Line));
        changes[0].AssertBody("""{"environmentNames":["development","production","staging"],"isHidden":true}""");
        Assert.Empty(session.Run("Get-SentryEnvironment -Project backend").Output);
    }

    /// <summary>Servers from before 2026 have no request for several, and others may refuse all for one.</summary>
    [Theory]
    [InlineData(405)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task WhatIsRefusedTogetherGoesOneByOne(int status)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(
            request => request.Method == "PUT" && request.Path.EndsWith("/environments/", StringComparison.Ordinal),
            FaultKinds.Answer(status, """{"detail":"Method \"PUT\" not allowed."}"""),
            int.MaxValue);

        var result = session.Run("Set-SentryEnvironment production, nosuch, staging -Project backend -Hidden $true -PassThru");

        Assert.Equal(["production", "staging"], result.Output.Select(item => $"{item}"));
        Assert.Contains("'nosuch'", result.SingleError().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnvironmentThatIsNotThereDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Set-SentryEnvironment production, nosuch -Project backend -Hidden $true -PassThru");

        Assert.Equal("production", $"{Assert.Single(result.Output)}");
        result.SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    /// <summary>Such names are no segments of a path, and the word none stands there for that without a name.</summary>
    [Theory]
    [InlineData("review/42")]
    [InlineData("none")]
    public async Task NamesThatCannotBeInAPathGoInAList(string name)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.State.Change(state => state.Organizations[0].Environments.Add(name));

        var environment = session.Run($"Set-SentryEnvironment '{name}' -Project backend -Hidden $true -PassThru").Single<SentryEnvironment>();

        Assert.Equal((name, true, "backend"), (environment.Name, environment.IsHidden, environment.Project));
        session.Server.Requests.Changes().Single().AssertBody($$"""{"environmentNames":["{{name}}"],"isHidden":true}""");
        session.Run("Set-SentryEnvironment no/such -Project backend -Hidden $true").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task ProjectWithoutRulesHasAnOwnershipToo()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var ownership = session.Run("Get-SentryProject backend, mobile | Get-SentryOwnership").Objects<SentryOwnership>();

        Assert.Equal(["backend", "mobile"], ownership.Select(item => item.Project));
        Assert.All(ownership, item => Assert.Equal((null, SentryAutoAssignment.IssueOwner, true), (item.Rules, item.AutoAssignment, item.Fallthrough)));
    }

    [Fact]
    public async Task WritesRulesAndTakesThemAway()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var ownership = session.Run("""
            Set-SentryOwnership backend 'path:src/billing/* #backend-team', 'url:*/shop/* ada@acme.example' -AutoAssignment SuspectCommits -PassThru
            Set-SentryOwnership backend -Rule '' -PassThru
            """).Objects<SentryOwnership>();

        Assert.Equal("path:src/billing/* #backend-team\nurl:*/shop/* ada@acme.example", ownership[0].Rules);
        Assert.Equal(SentryAutoAssignment.SuspectCommits, ownership[0].AutoAssignment);
        Assert.Equal("", ownership[1].Rules);
        var requests = session.Server.Requests.Changes();
        requests[0].AssertBody("""
            {"raw":"path:src/billing/* #backend-team\nurl:*/shop/* ada@acme.example","autoAssignment":"Auto Assign to Suspect Commits"}
            """);
        requests[1].AssertBody("""{"raw":""}""");
    }

    [Fact]
    public async Task RulesOfNobodyAreRefusedInSentrysWords()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("Set-SentryOwnership backend 'path:src/* #nobody'").AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("#nobody", error.Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The right to read is enough for the rules alone, so nothing else goes with them.</summary>
    [Fact]
    public async Task MembersMayWriteRules()
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["project:read"]);

        session.Run("Set-SentryOwnership backend 'path:src/* #backend-team'").AssertNoErrors();
        session.Run("Set-SentryOwnership backend -Fallthrough $false").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);
    }

    [Fact]
    public async Task ListsFiltersOfProjects()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var filters = session.Run("Get-SentryProject backend | Get-SentryInboundFilter").Objects<SentryInboundFilter>();
        var one = session.Run("Get-SentryInboundFilter filtered-transaction -Project backend").Single<SentryInboundFilter>();

        Assert.Equal(5, filters.Count);
        Assert.All(filters, filter => Assert.Equal("backend", filter.Project));
        Assert.True(one.IsActive);
        session.Run("Get-SentryInboundFilter legacy-browser -Project backend").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task SwitchesFiltersOnAndOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var filters = session.Run("""
            Set-SentryInboundFilter localhost, web-crawlers -Project backend -Active $true -PassThru
            Get-SentryInboundFilter localhost -Project backend | Set-SentryInboundFilter -Active $false -PassThru
            """).Objects<SentryInboundFilter>();

        Assert.Equal([true, true, false], filters.Select(filter => filter.IsActive));
        Assert.Equal("PUT projects/acme/backend/filters/localhost/", session.Server.Requests.Changes()[0].Line());
    }

    /// <summary>The server takes away the whole list where only on or off is sent.</summary>
    [Fact]
    public async Task ListOfBrowsersIsSentWhole()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var filter = session.Run("Set-SentryInboundFilter legacy-browsers -Project backend -Browser ie11, safari -PassThru").Single<SentryInboundFilter>();
        session.Run("Set-SentryInboundFilter legacy-browsers -Project backend -Active $true").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        var kept = session.Run("Get-SentryInboundFilter legacy-browsers -Project backend").Single<SentryInboundFilter>();
        var off = session.Run("Set-SentryInboundFilter legacy-browsers -Project backend -Active $false -PassThru").Single<SentryInboundFilter>();

        Assert.Equal(["ie11", "safari"], filter.Browsers);
        Assert.True(filter.IsActive);
        Assert.Equal(2, kept.Browsers.Count);
        Assert.False(off.IsActive);
        var requests = session.Server.Requests.Changes();
        requests[0].AssertBody("""{"subfilters":["ie11","safari"]}""");
        requests[1].AssertBody("""{"subfilters":[]}""");
    }

    [Fact]
    public async Task BrowsersOfAnotherFilterAreRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Set-SentryInboundFilter localhost -Project backend -Browser ie11").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task FilterThatStaysAsItWasIsNoSuccess()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Empty(204));

        session.Run("Set-SentryInboundFilter localhost -Project backend -Active $true").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Theory]
    [InlineData("Get-SentryEnvironment", "org:read")]
    [InlineData("Set-SentryEnvironment production -Project backend -Hidden $true", "project:write")]
    [InlineData("Get-SentryOwnership backend", "project:read")]
    [InlineData("Set-SentryOwnership backend -Fallthrough $true", "project:write")]
    [InlineData("Get-SentryInboundFilter -Project backend", "project:read")]
    [InlineData("Set-SentryInboundFilter localhost -Project backend -Active $true", "project:write")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-SentryEnvironment production -Project backend -Hidden $true -WhatIf")]
    [InlineData("Set-SentryOwnership backend -Fallthrough $true -WhatIf")]
    [InlineData("Set-SentryInboundFilter localhost -Project backend -Active $true -WhatIf")]
    public async Task WhatIfSendsNothing(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }
}

using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

/// <summary>Deploys, and the steps of a release in CI together.</summary>
public sealed class DeployTests
{
    private const string Version = "backend@1.13.0+2221";
    private const string Deploys = "organizations/acme/releases/backend%401.13.0%2B2221/deploys/";
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task AddsADeploy()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var deploy = session.Run(
            $"New-SentryDeploy '{Version}' qa -Name 'by hand' -Url https://ci.example.com/7 -DateStarted '2026-01-02T03:00:00Z' -DateFinished '2026-01-02T03:04:05Z'").Single<SentryDeploy>();

        Assert.Equal([$"GET {Deploys}?per_page=100", $"POST {Deploys}"], session.Server.Requests.Lines());
        session.Server.Requests.Single("POST").AssertBody("""
            { "environment": "qa", "name": "by hand", "url": "https://ci.example.com/7", "dateStarted": "2026-01-02T03:00:00Z", "dateFinished": "2026-01-02T03:04:05Z" }
            """);
        Assert.Equal((Version, "qa", "by hand"), (deploy.Release, deploy.Environment, deploy.Name));
        Assert.Equal($"{Version} in qa", deploy.ToString());
    }

    [Fact]
    public async Task ReleaseThatIsThereAlreadyIsNotDeployedTwice()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var first = session.Run($"New-SentryDeploy '{Version}' production").Single<SentryDeploy>();

        var again = session.Run($"Get-SentryRelease '{Version}' | New-SentryDeploy -Environment production").Single<SentryDeploy>();
        // Another environment, if only by the case of its name.
        var other = session.Run($"New-SentryDeploy '{Version}' Production").Single<SentryDeploy>();
        var forced = session.Run($"New-SentryDeploy '{Version}' production -Force").Single<SentryDeploy>();

        Assert.Equal((first.Id, Version), (again.Id, again.Release));
        Assert.Equal(3, new[] { first.Id, other.Id, forced.Id }.Distinct().Count());
        Assert.Equal(3, session.Server.Requests.Changes().Count);
    }

    [Fact]
    public async Task PageOfAPipedReleaseIsNotThatOfTheDeploy()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Set-SentryRelease '{Version}' -Url https://git.example.com/notes | New-SentryDeploy -Environment qa").AssertNoErrors();

        session.Server.Requests.Single("POST").AssertBody("""{ "environment": "qa" }""");
    }

    [Theory]
    [InlineData("-WhatIf", null)]
    [InlineData("-Url notes.html", "SentryInvalidInput")]
    [InlineData("-DateFinished $null", "SentryInvalidInput")]
    public async Task AddsNothing(string parameters, string? error)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run($"New-SentryDeploy '{Version}' qa {parameters}");

        Assert.Empty(session.Server.Requests.Changes());
        if (error is not null)
            result.AssertError(error, ErrorCategory.InvalidArgument);
    }

    /// <summary>The server adds one for each request, so one whose response was lost must not be sent again.</summary>
    [Fact]
    public async Task DeployWhoseResponseIsLostIsNotSentAgain()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(request => request.Method == "POST", FaultKinds.After(FaultKinds.Empty(502)));

        session.Run($"New-SentryDeploy '{Version}' qa").AssertError("SentryServerError", ErrorCategory.ResourceUnavailable);

        Assert.Single(session.Server.Requests.Changes());
        Assert.Equal("qa", session.Run($"New-SentryDeploy '{Version}' qa").Single<SentryDeploy>().Environment);
        Assert.Single(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task GetsTheLatestDeployOfEachEnvironment()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Run($"'production', 'qa', 'production' | ForEach-Object {{ New-SentryDeploy '{Version}' $_ -Force -Name $_ }}").AssertNoErrors();

        var deploys = session.Run($"Get-SentryRelease '{Version}' | Get-SentryDeploy").Objects<SentryDeploy>();

        Assert.Equal(["production", "qa"], deploys.Select(deploy => deploy.Environment));
        Assert.All(deploys, deploy => Assert.Equal((Version, "acme"), (deploy.Release, deploy.Organization)));
        Assert.Equal(3, session.Run($"Get-SentryRelease '{Version}'").Single<SentryRelease>().Deploys);
    }

    [Fact]
    public async Task StepsOfAReleaseRunWithAnOrganizationTokenAndAgain()
    {
        const string Pipeline = """
            New-SentryRelease backend@2.0.0 backend -Ref v2 | Set-SentryReleaseCommit -Auto -Path $folder -Depth 5 |
                Set-SentryRelease -Finalize | New-SentryDeploy -Environment production
            """;
        using var repository = new LocalRepository();
        repository.Commit("First");
        repository.Commit("Second");
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.State.Change(state => state.Organizations[0].Releases.ForEach(other => other.Commits.Clear()));
        session.Shell.Set("folder", repository.Path);
        session.Shell.Set("ci", session.Server.IssueToken(TokenKind.Organization, ["org:ci"]));
        session.Run("Connect-Sentry -Url $url -Token $ci -Organization acme").AssertNoErrors();

        var first = session.Run(Pipeline).Single<SentryDeploy>();
        var state = StateOf(session);
        session.Server.Requests.Clear();
        var second = session.Run(Pipeline).Single<SentryDeploy>();

        Assert.Equal(("production", "backend@2.0.0", first.Id), (second.Environment, second.Release, second.Id));
        Assert.Equal((2, 1, true, "v2"), (state.Commits, state.Deploys, state.Date is not null, state.Ref));
        Assert.Equal(state, StateOf(session));
        Assert.Equal(["POST organizations/acme/releases/"], session.Server.Requests.Changes().Select(Wire.Line));
    }

    private static (int Commits, int Deploys, DateTimeOffset? Date, string? Ref) StateOf(SandboxSession session) => session.Server.State.Read(state =>
    {
        var release = state.Organizations[0].FindRelease("backend@2.0.0")!;
        return (release.Commits.Count, release.Deploys.Count, release.DateReleased, release.Ref);
    });
}

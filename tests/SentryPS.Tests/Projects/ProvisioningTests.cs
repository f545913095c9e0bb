using System.Text.RegularExpressions;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Projects;

/// <summary>The script of about_SentryPS_Provisioning, as it stands there.</summary>
public sealed class ProvisioningTests
{
    [Fact]
    public async Task NewServiceIsSetUpOnceHoweverOftenTheScriptRuns()
    {
        var page = await ReadAsync();
        var blocks = Blocks(page);
        // With the scopes that the page names, and no others.
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 0 }, scopes: Scopes(page));
        session.Run(blocks[0]).AssertNoErrors();

        var first = session.Run(blocks[1]).Single<string>();
        var changes = session.Server.Requests.Changes().Count;
        var second = session.Run(blocks[1]).Single<string>();

        Assert.Equal(first, second);
        Assert.Matches("^http://[0-9a-f]{32}@", first);
        Assert.Equal(changes, session.Server.Requests.Changes().Count);
        session.Server.State.Read(state =>
        {
            var organization = state.Organizations[0];
            var project = Assert.Single(organization.Projects, project => project.Slug == "prices");
            var team = organization.FindTeam("pricing")!;
            Assert.Equal(("Price service", "python-django"), (project.Name, project.Platform));
            Assert.Equal([team], project.Teams);
            Assert.Equal(
                ["ada@acme.example", "bjorn@acme.example"],
                organization.Members.Where(member => member.Teams.Contains(team)).Select(member => member.User.Email));
            return 0;
        });
        Assert.Equal(
            "path:src/billing/* ada@acme.example\npath:src/* #pricing",
            session.Run("Get-SentryOwnership prices").Single<SentryOwnership>().Rules);
        Assert.Equal(
            [true, true],
            session.Run("Get-SentryInboundFilter localhost, web-crawlers -Project prices").Objects<SentryInboundFilter>().Select(filter => filter.IsActive));
        Assert.Equal(
            ["Many errors in Price service: Many errors in Price service, email:#pricing, slack:#on-call", "New in Price service: Error Monitor, email:#pricing, slack:#on-call"],
            session.Run("Get-SentryAlert -Project prices").Objects<SentryAlert>()
                .Select(alert => $"{alert.Name}: {alert.Monitors.Single().Name}, {alert.ActionFilters.Single().Actions}")
                .Order());
    }

    /// <summary>What is asked for and is there already is no reason to stop; what a person changed since is put right.</summary>
    [Fact]
    public async Task WhatIsPartlyThereIsCompleted()
    {
        var blocks = Blocks(await ReadAsync());
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 0 });
        session.Run(blocks[0]).AssertNoErrors();
        var dsn = session.Run(blocks[1]).Single<string>();
        session.Run(
            """
            Remove-SentryTeamMember bjorn@acme.example pricing -Force
            Remove-SentryProjectTeam prices pricing -Force
            Add-SentryProjectTeam prices backend-team
            Set-SentryOwnership prices -Rule 'path:* #backend-team'
            Set-SentryInboundFilter localhost -Project prices -Active $false
            """).AssertNoErrors();

        var again = session.Run(blocks[1]).Single<string>();

        Assert.Equal(dsn, again);
        Assert.Equal(["backend-team", "pricing"], session.Run("Get-SentryProject prices").Single<SentryProject>().Teams.Order());
        Assert.Contains("bjorn@acme.example", session.Run("Get-SentryTeamMember pricing").Values("Email"));
        Assert.Contains("#pricing", session.Run("Get-SentryOwnership prices").Single<SentryOwnership>().Rules, StringComparison.Ordinal);
        Assert.True(session.Run("Get-SentryInboundFilter localhost -Project prices").Single<SentryInboundFilter>().IsActive);
    }

    private static Task<string> ReadAsync() => File.ReadAllTextAsync(
        Path.Combine(BuiltModule.Repository, "docs", "about_SentryPS_Provisioning.md"), TestContext.Current.CancellationToken);

    private static List<string> Blocks(string page) =>
    [
        .. Regex.Matches(page.ReplaceLineEndings("\n"), "```powershell\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1))
            .Select(block => block.Groups[1].Value),
    ];

    /// <summary>The scopes in the sentence that says which a token needs.</summary>
    private static string[] Scopes(string page)
    {
        var sentence = Regex.Match(page, "A token for it needs the scopes[^.]*\\.", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        return [.. Regex.Matches(sentence, @"`(\w+:\w+)`", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(scope => scope.Groups[1].Value)];
    }
}

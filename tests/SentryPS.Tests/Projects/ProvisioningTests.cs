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
        var page = await File.ReadAllTextAsync(
            Path.Combine(BuiltModule.Repository, "docs", "about_SentryPS_Provisioning.md"), TestContext.Current.CancellationToken);
        var blocks = Regex.Matches(page.ReplaceLineEndings("\n"), "```powershell\n(.*?)```", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 0 });
        session.Run(blocks[0].Groups[1].Value).AssertNoErrors();

        var first = session.Run(blocks[1].Groups[1].Value).Single<string>();
        var changes = session.Server.Requests.Changes().Count;
        var second = session.Run(blocks[1].Groups[1].Value).Single<string>();

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
    }
}

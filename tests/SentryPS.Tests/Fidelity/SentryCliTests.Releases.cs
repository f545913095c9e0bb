using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Releases;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Fidelity;

public sealed partial class SentryCliTests
{
    /// <summary>The same steps by Sentry's own tool and by the module: what the servers know then is the same.</summary>
    [Fact]
    public async Task Releases_of_the_module_are_those_of_the_tool()
    {
        using var repository = new LocalRepository();
        await using var session = await SandboxSession.StartAsync(new() { Issues = 700 });
        foreach (var server in new[] { _server, session.Server })
            server.State.Change(state => state.Organizations[0].Releases.ForEach(release => release.Commits.Clear()));

        session.Shell.Set("folder", repository.Path);
        for (var number = 1; number <= 25; number++)
            repository.Commit($"Change {number}\n\nWith a reason.", ($"file{number % 3}.txt", $"{number}"));

        await ReleaseByBothAsync("backend@9.0.0");
        repository.Commit("Rename", ("file1.txt", null), ("file9.txt", "25"));
        repository.Commit("Empty it", ("file2.txt", null));
        await ReleaseByBothAsync("backend@9.1.0");
        // Nothing new since then.
        await ReleaseByBothAsync("backend@9.1.1");

        await cli.RunInAsync(repository.Path, _server, "releases", "archive", "backend@9.0.0");
        session.Run("Set-SentryRelease backend@9.0.0 -Status Archived").AssertNoErrors();
        await cli.RunInAsync(repository.Path, _server, "releases", "delete", "backend@9.1.1");
        session.Run("Remove-SentryRelease backend@9.1.1 -Force").AssertNoErrors();

        // The tool names the repository after the remote, and so makes one that is called origin.
        Assert.Contains("repository origin", Facts(_server));
        var expected = Facts(_server).ConvertAll(line => line.Replace(" origin", " acme/tools", StringComparison.Ordinal));
        Assert.Equal(expected, Facts(session.Server));
        Assert.Contains(expected, line => line.StartsWith("backend@9.0.0 archived [backend]  out 20 commits", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("backend@9.1.0 open [backend]  out 2 commits", StringComparison.Ordinal));

        async Task ReleaseByBothAsync(string version)
        {
            await cli.RunInAsync(repository.Path, _server, "releases", "new", version, "-p", "backend");
            await cli.RunInAsync(repository.Path, _server, "releases", "set-commits", version, "--auto");
            await cli.RunInAsync(repository.Path, _server, "releases", "finalize", version);
            await cli.RunInAsync(repository.Path, _server, "deploys", "new", "-r", version, "-e", "production");
            session.Run($"New-SentryRelease {version} backend | Set-SentryReleaseCommit -Auto -Path $folder | Set-SentryRelease -Finalize | New-SentryDeploy -Environment production").AssertNoErrors();
        }
    }

    /// <summary>What a server knows of the releases of these tests, and of the repositories that they may have made.</summary>
    private static List<string> Facts(SandboxServer server) => server.State.Read(state =>
    {
        var acme = state.Organizations[0];
        return acme.Releases.Where(release => release.Version.StartsWith("backend@9", StringComparison.Ordinal)).Select(Describe)
            .Concat(acme.Repositories.Select(repository => $"repository {repository.Name}"))
            .ToList();
    });

    private static string Describe(Release release)
    {
        var commits = release.Commits.Select(commit =>
            $"{commit.Id} {commit.Repository?.Name} {commit.AuthorName} <{commit.AuthorEmail}> {commit.DateCreated:u} {commit.Message?.Trim()} "
            + string.Join(", ", commit.Files.OrderBy(file => file.Path, StringComparer.Ordinal)));
        var deploys = release.Deploys.Select(deploy => $"deploy {deploy.Environment} {deploy.Name}");
        return $"{release.Version} {release.Status} [{string.Join(", ", release.Projects.Select(project => project.Slug))}] {release.Ref}{release.Url} "
            + $"{(release.DateReleased is null ? "" : "out")} {release.Commits.Count} commits\n{string.Join('\n', commits.Concat(deploys))}";
    }
}

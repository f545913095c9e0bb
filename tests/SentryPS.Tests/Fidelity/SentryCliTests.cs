using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Fidelity;

/// <summary>
/// The sandbox is only worth something if it is like Sentry. So Sentry's own tool has to get along with it, and to print
/// what the sandbox knows.
/// </summary>
public sealed partial class SentryCliTests(SentryCli cli) : IClassFixture<SentryCli>, IAsyncLifetime
{
    private const string Version = "backend@9.9.9+cli";

    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(cli.Missing is not null, cli.Missing ?? "");
        _server = await SandboxServer.StartAsync(new() { Issues = 700 }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Lists_organizations()
    {
        var table = CliTable.Parse(await RunAsync("organizations", "list"));

        Assert.Equal(Read(state => state.Organizations.Select(organization => $"{organization.Id}")), table.Column("ID"));
        Assert.Equal(Read(state => state.Organizations.Select(organization => organization.Slug)), table.Column("Slug"));
        Assert.Equal(Read(state => state.Organizations.Select(organization => organization.Name)), table.Column("Name"));
    }

    [Fact]
    public async Task Lists_projects()
    {
        var table = CliTable.Parse(await RunAsync("projects", "list"));

        Assert.Equal(Acme(acme => acme.Projects.Select(project => $"{project.Id}")), table.Column("ID"));
        Assert.Equal(Acme(acme => acme.Projects.Select(project => project.Slug)), table.Column("Slug"));
        Assert.Equal(Acme(acme => acme.Projects.Select(project => project.Teams[0].Name)), table.Column("Team"));
    }

    [Fact]
    public async Task Lists_issues_over_several_pages()
    {
        var table = CliTable.Parse(await RunAsync("issues", "list", "-p", "backend"));

        var expected = ListedIssues(_ => true);
        Assert.True(expected.Count > 100, "One page would prove little.");
        Assert.Equal(expected.Select(issue => issue.ShortId), table.Column("Short ID"));
        Assert.Equal(expected.Select(issue => issue.Status), table.Column("Status"));
        Assert.Equal(expected.Select(issue => issue.Level), table.Column("Level"));
        Assert.Equal(expected.Select(issue => issue.Title), table.Column("Title"));
    }

    [Fact]
    public async Task Lists_issues_that_a_query_selects()
    {
        var table = CliTable.Parse(await RunAsync("issues", "list", "-p", "backend", "--query", "is:resolved level:fatal"));

        var expected = ListedIssues(issue => issue is { Status: "resolved", Level: "fatal" });
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(issue => $"{issue.Id}"), table.Column("Issue ID"));
    }

    [Theory]
    [InlineData("resolve", "resolved")]
    [InlineData("mute", "ignored")]
    public async Task Changes_the_status_of_the_issues_named_and_of_no_others(string command, string status)
    {
        var ids = ListedIssues(issue => issue.Status == "unresolved").Take(2).Select(issue => issue.Id).ToList();
        var before = Acme(acme => acme.Issues.Select(issue => (issue.Id, issue.Status)));

        await RunAsync("issues", command, "-p", "backend", "-i", $"{ids[0]}", "-i", $"{ids[1]}");

        var after = Acme(acme => acme.Issues.Select(issue => (issue.Id, issue.Status)));
        Assert.Equal(before.Select(issue => ids.Contains(issue.Id) ? (issue.Id, status) : issue), after);
    }

    [Fact]
    public async Task Takes_a_release_through_its_life()
    {
        await RunAsync("releases", "new", Version, "-p", "backend");
        Assert.Null(Find(Version)!.DateReleased);
        Assert.Equal(["backend"], Find(Version)!.Projects.Select(project => project.Slug));
        Assert.Contains(Version, await ListedReleasesAsync());

        await RunAsync("releases", "finalize", Version);
        Assert.NotNull(Find(Version)!.DateReleased);

        await RunAsync("releases", "archive", Version);
        Assert.Equal("archived", Find(Version)!.Status);
        Assert.DoesNotContain(Version, await ListedReleasesAsync());

        await RunAsync("releases", "restore", Version);
        Assert.Contains(Version, await ListedReleasesAsync());

        await RunAsync("releases", "delete", Version);
        Assert.Null(Find(Version));
    }

    [Fact]
    public async Task Lists_releases()
    {
        var expected = Acme(acme => acme.Releases
            .Where(release => release.Status == "open")
            .OrderByDescending(release => release.Date)
            .Select(release => release.Version));

        Assert.Equal(expected, await ListedReleasesAsync());
    }

    [Fact]
    public async Task Adds_commits_and_deploys_to_a_release()
    {
        const string Commit = "0123456789abcdef0123456789abcdef01234567";
        await RunAsync("releases", "new", Version, "-p", "backend");
        await RunAsync("releases", "set-commits", Version, "-p", "backend", "--commit", $"acme/backend@{Commit}");
        await RunAsync("deploys", "new", "-r", Version, "-e", "production", "-n", "by hand");

        var release = Find(Version)!;
        Assert.Equal((Commit, "acme/backend"), (release.Commits.Single().Id, release.Commits.Single().Repository?.Name));
        Assert.Equal(["by hand"], CliTable.Parse(await RunAsync("deploys", "list", "-r", Version)).Column("Name"));
    }

    private Task<string> RunAsync(params string[] arguments) => cli.RunAsync(_server, arguments);

    private async Task<IEnumerable<string>> ListedReleasesAsync() =>
        CliTable.Parse(await RunAsync("releases", "list")).Column("Version");

    private List<T> Read<T>(Func<SandboxState, IEnumerable<T>> read) => _server.State.Read(state => read(state).ToList());

    private List<T> Acme<T>(Func<Organization, IEnumerable<T>> read) => Read(state => read(state.Organization("acme")));

    /// <summary>What the tool lists: issues of the project from the last 90 days, newest first.</summary>
    private List<Issue> ListedIssues(Func<Issue, bool> match) => Read(state => state.Organization("acme").Issues
        .Where(issue => issue.Project.Slug == "backend" && issue.LastSeen > state.Now - state.Retention)
        .Where(match)
        .OrderByDescending(issue => issue.LastSeen));

    private Release? Find(string version) => _server.State.Read(state => state.Organization("acme").FindRelease(version));
}

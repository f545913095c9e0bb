using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class GetSentryReleaseTests
{
    private const string Path = "/api/0/organizations/acme/releases/";

    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task ListsOpenReleases()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var expected = session.Server.State.Read(state => state.Organizations[0].Releases.Find(release => release.Version == "mobile@1.12.0-rc.1")
            ?? state.Organizations[0].Releases[12]);

        var releases = session.Run("Get-SentryRelease").Objects<SentryRelease>();

        Assert.Equal([$"GET {Path}?status=open&per_page=100"], session.Server.Requests.Sent());
        Assert.Equal(36, releases.Count);
        var release = Assert.Single(releases, release => release.Version == expected.Version);
        Assert.Equal(
            ($"{expected.Id}", "open", "acme", expected.Version, expected.Ref, expected.Url, expected.Commits.Count, expected.Deploys.Count),
            (release.Id, release.Status, release.Organization, release.ToString(), release.Ref, release.Url, release.Commits, release.Deploys));
        Assert.Equal([expected.Projects[0].Slug], release.Projects);
        Assert.Equal(expected.DateReleased!.Value.LocalDateTime, release.DateReleased!.Value, TimeSpan.FromSeconds(1));
        // The newest of each project is not out yet.
        Assert.Equal(3, releases.Count(release => release.DateReleased is null));
    }

    [Theory]
    [InlineData("Open", "status=open", 36)]
    [InlineData("Archived", "status=archived", 6)]
    [InlineData("All", "status=", 42)]
    public async Task ListsReleasesOfStatus(string status, string query, int count)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run($"Get-SentryRelease -Status {status}").Objects<SentryRelease>();

        Assert.Equal(count, releases.Count);
        Assert.Equal([$"GET {Path}?{query}&per_page=100"], session.Server.Requests.Sent());
    }

    [Theory]
    [InlineData("-Project backend, mobile", "project={backend}&project={mobile}&status=open&per_page=100")]
    [InlineData("-Query '1.12 rc'", "query=1.12%20rc&status=open&per_page=100")]
    [InlineData("-Environment production, 'staging'", "environment=production&environment=staging&status=open&per_page=100")]
    [InlineData("-Project backend -Query a -Environment production -Status All -First 3", "project={backend}&environment=production&query=a&status=&per_page=3")]
    public async Task PassesFiltersOn(string parameters, string query)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Get-SentryRelease {parameters}").AssertNoErrors();

        Assert.Equal(session.Server.WithProjectIds($"GET {Path}?{query}"), session.Server.Requests.Sent()[^1]);
    }

    [Fact]
    public async Task PassesIdsOfProjectsOnAsIds()
    {
        await using var session = await SandboxSession.StartAsync(s_small with { NumericProjectsOnly = true });
        var id = session.Server.State.Read(state => state.Organizations[0].FindProject("mobile")!.Id);

        var releases = session.Run($"Get-SentryRelease -Project {id}").Objects<SentryRelease>();

        Assert.Equal(12, releases.Count);
        Assert.Equal([$"GET {Path}?project={id}&status=open&per_page=100"], session.Server.Requests.Sent());
    }

    [Fact]
    public async Task UsesDefaultProjectOfConnection()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-Project mobile");

        session.Run("Get-SentryRelease; Get-SentryRelease -Project backend").AssertNoErrors();

        Assert.Equal(
            [session.Server.WithProjectIds("{mobile}"), session.Server.WithProjectIds("{backend}")],
            session.Server.Requests.All.SelectMany(request => request.Values("project")));
    }

    [Fact]
    public async Task ListsReleasesOfEachProjectFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run("Get-SentryOrganization globex | Get-SentryProject | Get-SentryRelease -First 2").Objects<SentryRelease>();

        Assert.Equal(["globex", "globex"], releases.Select(release => release.Organization));
        Assert.Equal(session.Server.WithProjectIds("GET /api/0/organizations/globex/releases/?project={portal}&status=open&per_page=2"), session.Server.Requests.Sent()[^1]);
    }

    [Fact]
    public async Task ReadsEveryPage()
    {
        await using var session = await SandboxSession.StartAsync(s_small with { Projects = 9 });

        var releases = session.Run("Get-SentryRelease").Objects<SentryRelease>();

        Assert.Equal(108, releases.Select(release => release.Id).Distinct().Count());
        Assert.Equal(108, releases.Count);
        Assert.Equal([[], ["100:1:0"]], session.Server.Requests.All.Select(request => request.Values("cursor")));
    }

    [Fact]
    public async Task GetsReleasesByVersion()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run("Get-SentryRelease 'backend@1.0.0+2000', 'mobile@1.3.0-rc.1'").Objects<SentryRelease>();

        Assert.Equal(["backend@1.0.0+2000", "mobile@1.3.0-rc.1"], releases.Select(release => release.Version));
        Assert.Equal(
            [$"GET {Path}backend%401.0.0%2B2000/", $"GET {Path}mobile%401.3.0-rc.1/"],
            session.Server.Requests.Sent());
    }

    [Theory]
    [InlineData("a b%c?d#e;f&g=é", "a%20b%25c%3Fd%23e%3Bf%26g%3D%C3%A9")]
    [InlineData("v1.0.0...", "v1.0.0...")]
    [InlineData("%2e%2e", "%252e%252e")]
    public async Task EscapesVersionsAsOneSegment(string version, string segment)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("version", version);

        session.Run("New-SentryRelease $version -Project backend").AssertNoErrors();
        var release = session.Run("Get-SentryRelease $version").Single<SentryRelease>();

        Assert.Equal(version, release.Version);
        Assert.Equal($"GET {Path}{segment}/", session.Server.Requests.Sent()[^1]);
    }

    [Fact]
    public async Task TakesVersionsFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run("Get-SentryRelease -Project backend -First 2 | Get-SentryRelease").Objects<SentryRelease>();

        Assert.Equal(2, releases.Count);
        Assert.Equal(releases.Select(release => $"GET {Path}{Uri.EscapeDataString(release.Version)}/"), session.Server.Requests.Sent().Skip(2));
    }

    [Fact]
    public async Task OneUnknownVersionDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Get-SentryRelease 'backend@1.0.0+2000', 'backend@9', 'mobile@1.3.0-rc.1'");

        Assert.Equal("backend@9", result.AssertError("SentryNotFound", ErrorCategory.ObjectNotFound).TargetObject);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public async Task TellsReleasesWithoutIdApartByVersion()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(
            200, """[{"version":"1.2.0"},{"version":"1.1.0"},{"version":"1.2.0"},{"version":"1.0.0"}]"""));

        Assert.Equal(["1.2.0", "1.1.0", "1.0.0"], session.Run("Get-SentryRelease").Values("Version"));
    }
}

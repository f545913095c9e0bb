using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

public sealed class ReleaseHealthTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    private const string Fields = "field=sum(session)&field=count_unique(user)&field=crash_free_rate(session)&field=crash_free_rate(user)";

    [Fact]
    public void GetsARowForEachReleaseAndProject()
    {
        var rows = Run("Get-SentryReleaseHealth").Objects<SentryReleaseHealth>();

        Assert.Equal(12, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.NotNull(row.Project);
            Assert.StartsWith(row.Project + "@", row.Release, StringComparison.Ordinal);
            Assert.Null(row.Environment);
            Assert.True(row.Sessions > row.Users && row.Users > 0);
            Assert.InRange(row.CrashFreeSessions!.Value, 0.98, 1);
            Assert.InRange(row.CrashFreeUsers!.Value, 0.98, 1);
        });
        Assert.All(rows.GroupBy(row => row.Project), project => Assert.Equal(1, project.Sum(row => row.Adoption!.Value), 6));
        Assert.Equal(rows.OrderByDescending(row => row.Sessions), rows);
    }

    [Fact]
    public void AsksForCountsOfAllProjectsWithoutTheirCourse()
    {
        Run("Get-SentryReleaseHealth -GroupBy Release, Environment").AssertNoErrors();

        const string Query = "per_page=100&project=-1&statsPeriod=24h&" + Fields;
        Assert.Equal(
            [
                $"GET organizations/acme/sessions/?{Query}&groupBy=environment&orderBy=-sum(session)&interval=1h&includeSeries=0",
                $"GET organizations/acme/sessions/?{Query}&groupBy=release&groupBy=environment&orderBy=-sum(session)&interval=1h&includeSeries=0",
            ],
            Session.Server.Requests.Lines());
    }

    [Fact]
    public void LongPeriodsAreCountedByDays()
    {
        Run("Get-SentryReleaseHealth -GroupBy Environment -StatsPeriod 14d; Get-SentryReleaseHealth -GroupBy Environment -Start 2026-01-01 -End 2026-01-08").AssertNoErrors();

        Assert.Equal(["1d", "1d"], Session.Server.Requests.All.SelectMany(request => request.Values("interval")));
        Assert.Equal(["14d"], Session.Server.Requests.All.SelectMany(request => request.Values("statsPeriod")));
    }

    [Fact]
    public void ReleasesFromThePipelineHaveTheirShareOfAll()
    {
        var rows = Run("Get-SentryRelease -Project backend -First 4 | Get-SentryReleaseHealth -GroupBy Release, Environment").Objects<SentryReleaseHealth>();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.StartsWith("backend@", row.Release, StringComparison.Ordinal));
        Assert.All(rows, row => Assert.InRange(row.Adoption!.Value, 0.001, 0.5));
        var requests = Session.Server.Requests.All.Where(request => request.Path.EndsWith("/sessions/", StringComparison.Ordinal)).ToList();
        // The whole is asked for once.
        Assert.Equal([4, 1], requests.GroupBy(request => request.Values("query").Count).OrderByDescending(group => group.Key).Select(group => group.Count()));
        Assert.All(requests.Where(request => request.Values("query").Count > 0), request => Assert.Matches("^release:\"backend@.*\"$", request.Values("query")[0]));
    }

    [Fact]
    public void LimitsToProjectsAndEnvironments()
    {
        var rows = Run("Get-SentryProject backend | Get-SentryReleaseHealth -Environment staging").Objects<SentryReleaseHealth>();

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Equal("backend", row.Project));
        var requests = Session.Server.Requests.All.Where(request => request.Path.EndsWith("/sessions/", StringComparison.Ordinal)).ToList();
        Assert.All(requests, request => Assert.Equal(Session.Server.WithProjectIds("{backend}"), Assert.Single(request.Values("project"))));
        Assert.All(requests, request => Assert.Equal(["staging"], request.Values("environment")));
    }

    [Fact]
    public void RowsLeadToTheirReleases()
    {
        var releases = Run("Get-SentryReleaseHealth -First 2 | Get-SentryRelease").Objects<SentryRelease>();

        Assert.Equal(2, releases.Count);
    }

    [Theory]
    [InlineData("-Start 2026-01-01")]
    [InlineData("-Start 2026-01-02 -End 2026-01-01")]
    [InlineData("-Start 2026-01-01 -End 2026-01-02 -StatsPeriod 24h")]
    [InlineData("-GroupBy @()")]
    public void RefusesPeriodsThatCannotBeMeant(string parameters) =>
        Run($"Get-SentryReleaseHealth {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
}

using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

public sealed class ReleaseThresholdTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    private const string Path = "organizations/acme/release-threshold-statuses/";

    [Fact]
    public void GetsARowForEachReleaseAndThreshold()
    {
        var rows = Run("Get-SentryReleaseThreshold -StatsPeriod 90d").Objects<SentryReleaseThreshold>();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.StartsWith($"{row.Project}@", row.Release, StringComparison.Ordinal);
            Assert.Equal(("crash_free_session_rate", "under", 99.0, TimeSpan.FromDays(1)), (row.Type, row.Trigger, row.Value, row.Window));
            Assert.Equal(row.Measured is null or >= 99, row.IsHealthy);
            Assert.Equal(row.Start + row.Window, row.End);
            Assert.Equal("acme", row.Organization);
        });
        Assert.Contains(rows, row => row.Measured is not null);
    }

    [Fact]
    public void AsksForTimesAlone()
    {
        Run("Get-SentryReleaseThreshold -Start 2026-01-01T00:00:00Z -End 2026-01-08T00:00:00Z -Environment production").AssertNoErrors();
        Run("Get-SentryReleaseThreshold").AssertNoErrors();

        Assert.Equal(
            $"GET {Path}?environment=production&start=2026-01-01T00:00:00Z&end=2026-01-08T00:00:00Z&per_page=100", Session.Server.Requests.Lines()[0]);
        var (start, end) = (Time("start"), Time("end"));
        Assert.InRange(end - start, TimeSpan.FromDays(14) - TimeSpan.FromSeconds(2), TimeSpan.FromDays(14) + TimeSpan.FromSeconds(2));
        Assert.Equal(DateTimeOffset.UtcNow, end, TimeSpan.FromMinutes(1));

        DateTimeOffset Time(string name) =>
            DateTimeOffset.Parse(Assert.Single(Session.Server.Requests.All[^1].Values(name)), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void ReleasesAndProjectsFromThePipelineLimitIt()
    {
        var release = Run("$release = Get-SentryRelease -Project backend -First 1; $release").Single<SentryRelease>();

        Assert.Equal([release.Version], Run("$release | Get-SentryReleaseThreshold -StatsPeriod 90d").Values("Release"));
        Assert.All(Run("Get-SentryProject mobile | Get-SentryReleaseThreshold -StatsPeriod 90d").Values("Project"), project => Assert.Equal("mobile", project));
        Assert.All(Run("Get-SentryReleaseThreshold -Project mobile -StatsPeriod 90d").Values("Project"), project => Assert.Equal("mobile", project));
        Assert.Equal(release.Version, Run("$release | Get-SentryReleaseThreshold -StatsPeriod 90d | Get-SentryRelease").Single<SentryRelease>().Version);
    }

    [Theory]
    [InlineData("-Start 2026-01-01")]
    [InlineData("-Start 2026-01-08 -End 2026-01-01")]
    [InlineData("-Start 2026-01-01 -End 2026-01-08 -StatsPeriod 7d")]
    public void RefusesPeriodsThatCannotBeMeant(string parameters) =>
        Run($"Get-SentryReleaseThreshold {parameters}").SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void OtherAnswersAreNoLackOfThresholds(string body)
    {
        Session.Server.Faults.Next(request => request.Path.Contains("threshold", StringComparison.Ordinal), FaultKinds.Answer(200, body), 1);

        Run("Get-SentryReleaseThreshold").SingleError().AssertIs("SentryInvalidResponse", ErrorCategory.InvalidData);
    }
}

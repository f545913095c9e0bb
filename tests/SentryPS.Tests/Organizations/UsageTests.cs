using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Organizations;

public sealed class UsageTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task OneRequestTellsWhoEatsTheQuota()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var rows = session.Run("Get-SentryUsage -StatsPeriod 7d -Outcome accepted").Objects<SentryUsage>();

        Assert.Contains(
            "GET organizations/acme/stats_v2/?field=sum(quantity)&groupBy=project&groupBy=category&groupBy=outcome&outcome=accepted&statsPeriod=7d&project=-1",
            session.Server.Requests.Lines());
        Assert.Equal(["backend", "frontend", "mobile"], rows.Select(row => row.Project).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(("accepted", "acme", null), (row.Outcome, row.Organization, row.Time)));
        Assert.Contains(rows, row => row is { Category: "error", Quantity: > 0 });
    }

    /// <summary>By projects, Sentry answers without intervals, so each project is asked for by itself.</summary>
    [Fact]
    public async Task RowsOfIntervalsAddUpToTheWhole()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var rows = session.Run("Get-SentryUsage -Category error -Interval 1:00:00 -StatsPeriod 24h").Objects<SentryUsage>();

        var projects = rows.GroupBy(row => row.Project).ToList();
        Assert.Equal(3, projects.Count);
        Assert.All(rows, row => Assert.NotNull(row.Time));
        Assert.All(projects, project => Assert.InRange(project.Select(row => row.Time).Distinct().Count(), 24, 25));
        Assert.All(rows, row => Assert.Equal(DateTimeKind.Local, row.Time!.Value.Kind));
        Assert.Equal(3, session.Server.Requests.Lines().Count(line => line.Contains("interval=60m", StringComparison.Ordinal)));
        Assert.DoesNotContain(session.Server.Requests.Lines(), line => line.Contains("groupBy=project", StringComparison.Ordinal));
    }

    /// <summary>Attachments are counted in bytes, and Sentry refuses to mix them with others.</summary>
    [Fact]
    public async Task KindsAreAskedForOneByOne()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var rows = session.Run("Get-SentryProject backend | Get-SentryUsage -Category Attachment, error -ByReason").Objects<SentryUsage>();

        Assert.Equal(["attachment", "error"], rows.Select(row => row.Category).Distinct());
        Assert.Contains(rows, row => row is { Outcome: "filtered", Reason: "web-crawlers" });
        Assert.Equal(["backend"], rows.Select(row => row.Project).Distinct());
    }

    [Fact]
    public async Task RowsThatSentryLeavesOutAreSpokenOf()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var group = """{"by":{"project":1,"category":"error","outcome":"accepted"},"totals":{"sum(quantity)":1},"series":{}}""";
        session.Server.Faults.Next(
            request => request.Path.Contains("stats_v2", StringComparison.Ordinal),
            Wire.Json($$"""{"intervals":[],"groups":[{{string.Join(',', Enumerable.Repeat(group, 10_000))}}]}"""));

        var result = session.Run("Get-SentryUsage");

        Assert.Equal(10_000, result.Output.Count);
        Assert.Contains("10000", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SentryUsage -Interval 0:10:00")]
    [InlineData("Get-SentryUsage -Interval 5:00:00")]
    [InlineData("Get-SentryUsage -Start 2026-01-01")]
    public async Task IntervalsAndTimesThatCannotBeAreRefused(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task NamesScopeThatIsMissing()
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run("Get-SentryUsage").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains("org:read", error.Exception.Message, StringComparison.Ordinal);
    }
}

using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Paging;

/// <summary>What all listings have in common, seen at that of projects.</summary>
public sealed class ListingTests
{
    [Fact]
    public async Task ReadsEveryPageByItsCursor()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 230 });

        var projects = session.Run("Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(230, projects.Select(project => project.Slug).Distinct().Count());
        Assert.Equal(230, projects.Count);
        Assert.Equal(
            [
                "GET /api/0/organizations/acme/projects/?per_page=100",
                "GET /api/0/organizations/acme/projects/?per_page=100&cursor=100%3A1%3A0",
                "GET /api/0/organizations/acme/projects/?per_page=100&cursor=100%3A2%3A0",
            ],
            session.Server.Requests.Sent());
    }

    [Fact]
    public async Task ReadsEveryPageWhereAProxyTookTheQuotesAway()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 230 });
        session.Server.Faults.Next(
            async (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.Link = context.Response.Headers.Link.ToString().Replace("\"", "", StringComparison.Ordinal);
                    return Task.CompletedTask;
                });
                await next(context);
            },
            times: 100);

        Assert.Equal(230, session.Run("Get-SentryProject").Objects<SentryProject>().Count);
    }

    [Theory]
    [InlineData("-First 5", 0, 5, 1, "5")]
    [InlineData("-First 5 -Skip 20", 20, 5, 1, "25")]
    [InlineData("-First 100", 0, 100, 1, "100")]
    [InlineData("-First 101", 0, 101, 2, "100")]
    [InlineData("-First 50 -Skip 100", 100, 50, 2, "100")]
    [InlineData("-Skip 125", 125, 5, 2, "100")]
    [InlineData("-Skip 500", 130, 0, 2, "100")]
    public async Task AsksForNoMoreThanIsWanted(string parameters, int from, int count, int requests, string pageSize)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 130 });
        var all = session.Server.State.Read(state => state.Organizations[0].Projects.Select(project => project.Slug).Order(StringComparer.Ordinal).ToList());

        var projects = session.Run($"Get-SentryProject {parameters}").Objects<SentryProject>();

        Assert.Equal(all.Skip(from).Take(count), projects.Select(project => project.Slug));
        Assert.Equal(requests, session.Server.Requests.All.Count);
        Assert.All(session.Server.Requests.All, request => Assert.Equal([pageSize], request.Values("per_page")));
    }

    [Fact]
    public async Task SendsOneRequestWhenScriptStopsEarly()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 230 });

        var projects = session.Run("foreach ($once in 1) { Get-SentryProject | ForEach-Object { $_; if (++$count -eq 5) { break } } }").Objects<SentryProject>();

        Assert.Equal(5, projects.Count);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task SendsNothingForFirstZero()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });

        Assert.Empty(session.Run("Get-SentryProject -First 0").Objects<SentryProject>());

        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData(null, null, 0UL, 0.0)]
    [InlineData("30", "1000", 30UL, 1.0)]
    [InlineData("1000", "1000", 1000UL, 0.5)]
    public async Task GivesTotalCountFirst(string? hits, string? maximum, ulong total, double accuracy)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        (string, string)[] headers = hits is null ? [] : [("X-Hits", hits), ("X-Max-Hits", maximum!)];
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"id":"1","slug":"one"}]""", headers: headers));

        var output = session.Run("Get-SentryProject -IncludeTotalCount -First 1").Output;

        Assert.Equal(2, output.Count);
        Assert.Equal(total, output[0].BaseObject);
        Assert.Equal(accuracy, output[0].Properties["Accuracy"].Value);
        Assert.Equal("one", Assert.IsType<SentryProject>(output[1].BaseObject).Slug);
    }

    [Fact]
    public async Task GivesOnlyTotalCountForFirstZero()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });

        var output = session.Run("Get-SentryProject -IncludeTotalCount -First 0").Output;

        Assert.IsType<ulong>(Assert.Single(output).BaseObject);
    }

    [Fact]
    public async Task GoesOnAfterEmptyPage()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Server.Faults.Next(FaultKinds.Answer(200, "[]", headers: Next("100:1:0")));
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"id":"1","slug":"one"}]"""));

        Assert.Equal("one", session.Run("Get-SentryProject").Single<SentryProject>().Slug);
    }

    [Fact]
    public async Task KeepsEveryRowThatNothingTellsFromOthers()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"slug":"one"},{"slug":"two"},{"id":null,"slug":"three"}]"""));

        Assert.Equal(["one", "two", "three"], session.Run("Get-SentryProject").Values("Slug"));
    }

    [Fact]
    public async Task StopsWithErrorWhenCursorRepeats()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"id":"1","slug":"one"}]""", headers: Next("100:1:0")), times: 10);

        var result = session.Run("Get-SentryProject");

        var error = result.AssertError("SentryCursorRepeated", ErrorCategory.InvalidResult);
        Assert.Contains("100:1:0", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(result.Output);
        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task NeverGoesToHostOfLink()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 120 });
        await using var other = await Sandbox.SandboxServer.StartAsync(new() { Issues = 0 }, TestContext.Current.CancellationToken);
        var link = $"<{other.Url}api/0/organizations/acme/projects/?&cursor=100:1:0>; rel=\"next\"; results=\"true\"; cursor=\"100:1:0\"";
        session.Server.Faults.Next(FaultKinds.Answer(200, """[{"id":"1","slug":"one"}]""", headers: [("Link", link)]));

        var projects = session.Run("Get-SentryProject").Objects<SentryProject>();

        Assert.Equal(21, projects.Count);
        Assert.Empty(other.Requests.All);
    }

    private static (string, string)[] Next(string cursor) =>
        [("Link", $"<https://sentry.example/api/0/?&cursor={cursor}>; rel=\"next\"; results=\"true\"; cursor=\"{cursor}\"")];
}

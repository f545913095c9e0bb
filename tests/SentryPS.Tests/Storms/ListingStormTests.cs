using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Storms;

/// <summary>A fifth of all requests fails, in every way that passes: what is listed is the same as on a fine day.</summary>
[Trait("Category", Soak.Category)]
public sealed class ListingStormTests
{
    private const string Faults =
        "429=3%,502=2%,503=2%,504=1%,524=1%,502-after=1%,reset=2%,reset-after=1%,truncate=2%,garbage=1%,duplicate=2%,slow=1%,type=1%";

    private static readonly int s_issues = Soak.Size(1500, 100_000);

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 2)]
    [InlineData("", 3)]
    [InlineData("-ThrottleLimit 4", 4)]
    public async Task ListsTheSameIssuesAsWithoutFaults(string parameters, int seed)
    {
        // More tries than by default: that a request has bad luck five times is rare, but a soak has many requests.
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = s_issues, Faults = Faults, FaultSeed = seed }, connectParameters: "-MaximumRetryCount 8");
        var expected = session.Server.ListedIds((_, _) => true);

        var ids = TextsOf(session.Run($"(Get-SentryIssue -Status All {parameters}).Id"));

        Assert.Equal(expected.Count, ids.Count);
        Assert.Equal(expected, [.. ids]);
        AssertStormed(session, expected.Count / 100);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ListsTheSameProjectsAsWithoutFaults(int seed)
    {
        // Their pages are asked for four at a time, so faults meet some that are read ahead.
        await using var session = await SandboxSession.StartAsync(
            new() { Issues = 0, Projects = 650, Faults = Faults, FaultSeed = seed }, connectParameters: "-MaximumRetryCount 8");
        var expected = session.Server.State.Read(state =>
            state.Organizations[0].Projects.Select(project => project.Slug).Order(StringComparer.Ordinal).ToList());

        Assert.Equal(expected, TextsOf(session.Run("(Get-SentryProject).Slug")));
        AssertStormed(session, 7);
    }

    [Fact]
    public async Task WhereAFaultDoesNotPassTheListingGoesOnBySkip()
    {
        // A 500 is not tried again.
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1500, Faults = "500=5%", FaultSeed = 2 });
        var expected = session.Server.ListedIds((_, _) => true);

        var result = session.Run("""
            $ids = @()
            foreach ($try in 1..200) {
                $ids += @(Get-SentryIssue -Status All -Skip $ids.Count -ErrorVariable failed -ErrorAction SilentlyContinue | ForEach-Object Id)
                if (-not $failed) { break }
                if ("$failed" -like '*after * objects*-Skip * goes on from there*') { 'broke off' }
            }
            $ids
            """);

        var texts = TextsOf(result);
        var ids = texts.Where(text => text != "broke off").ToList();
        Assert.True(texts.Count > ids.Count, "The listing never broke off.");
        Assert.Equal(expected.Count, ids.Count);
        Assert.Equal(expected, [.. ids]);
    }

    private static List<string> TextsOf(ShellResult result)
    {
        result.AssertNoErrors();
        return [.. result.Output.Select(item => item.ToString())];
    }

    private static void AssertStormed(SandboxSession session, int pages) =>
        Assert.True(session.Server.Requests.All.Count > pages, "Nothing failed.");
}

using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

/// <summary>Releases that are finalized, archived, changed, removed and sorted.</summary>
public sealed class ReleaseTests
{
    private const string Old = "backend@1.2.0+2034";
    private const string Latest = "backend@1.13.0+2221";
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    private static string PathOf(string version) => $"organizations/acme/releases/{Uri.EscapeDataString(version)}/";

    [Fact]
    public async Task FinalizeDatesAReleaseNow()
    {
        await using var session = await StartAsync();

        var release = session.Run($"Set-SentryRelease '{Latest}' -Finalize").Single<SentryRelease>();

        Assert.Equal([$"GET {PathOf(Latest)}", $"PUT {PathOf(Latest)}"], session.Server.Requests.Lines());
        var body = JsonNode.Parse(session.Server.Requests.Changes().Single().Body)!.AsObject();
        Assert.Equal(["dateReleased"], body.Select(field => field.Key));
        Assert.InRange((DateTime.Now - release.DateReleased!.Value).TotalMinutes, 0, 5);
    }

    [Fact]
    public async Task FinalizeLeavesADateThatIsThere()
    {
        await using var session = await StartAsync();
        var before = Find(session, Old)!.DateReleased;

        var release = session.Run($"Set-SentryRelease '{Old}' -Finalize; Set-SentryRelease '{Old}' -Finalize -Ref v9").Objects<SentryRelease>();

        Assert.Equal(before, Find(session, Old)!.DateReleased);
        Assert.Equal(before!.Value.LocalDateTime, release[0].DateReleased!.Value, TimeSpan.FromSeconds(1));
        session.Server.Requests.Changes().Single().AssertBody("""{ "ref": "v9" }""");
        Assert.Equal("v9", release[1].Ref);
    }

    [Fact]
    public async Task FinalizeAsksForTheReleaseAndNotForWhatWasPiped()
    {
        await using var session = await StartAsync();

        session.Run($"$stale = Get-SentryRelease '{Latest}'; $stale | Set-SentryRelease -DateReleased 2026-01-02; $stale | Set-SentryRelease -Finalize").AssertNoErrors();

        Assert.Equal(new DateTime(2026, 1, 2), Find(session, Latest)!.DateReleased!.Value.LocalDateTime);
    }

    [Fact]
    public async Task DateThatIsGivenReplacesTheOneThatIsThere()
    {
        await using var session = await StartAsync();

        var release = session.Run($"Set-SentryRelease '{Old}' -Finalize -DateReleased '2026-03-01T01:30:00+02:00'").Single<SentryRelease>();

        session.Server.Requests.Changes().Single().AssertBody("""{ "dateReleased": "2026-02-28T23:30:00Z" }""");
        Assert.Equal(new DateTime(2026, 2, 28, 23, 30, 0, DateTimeKind.Utc).ToLocalTime(), release.DateReleased);
    }

    [Fact]
    public async Task ServerThatKeepsTheOldDateIsFoundOut()
    {
        await using var session = await StartAsync();
        session.Server.Faults.Next(FaultKinds.Answer(200, $$"""{"version":"{{Old}}","dateReleased":"2020-01-01T00:00:00Z","projects":[]}"""));

        session.Run($"Set-SentryRelease '{Old}' -DateReleased 2026-03-01").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Fact]
    public async Task ArchivesAndRestores()
    {
        await using var session = await StartAsync();

        var release = session.Run($"Set-SentryRelease '{Old}' -Status Archived").Single<SentryRelease>();
        var restored = session.Run($"'{Old}' | Set-SentryRelease -Status Open").Single<SentryRelease>();

        Assert.Equal(("archived", "open"), (release.Status, restored.Status));
        Assert.Equal(["""{"status":"archived"}""", """{"status":"open"}"""], session.Server.Requests.Changes().Select(request => request.Body));
    }

    [Theory]
    [InlineData("-Ref $null")]
    [InlineData("-Url $null")]
    [InlineData("-DateReleased $null")]
    [InlineData("-Finalize -Ref ''")]
    [InlineData("-Url notes.html")]
    [InlineData("")]
    public async Task RefusesWhatTheServerWouldPassOver(string parameters)
    {
        await using var session = await StartAsync();

        session.Run($"Set-SentryRelease '{Old}' {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(session.Server.Requests.All);
    }

    /// <summary>A listing moves up when a row leaves it; read on meanwhile, it would pass over as many.</summary>
    [Theory]
    [InlineData("Remove-SentryRelease -Force", true)]
    [InlineData("Set-SentryRelease -Status Archived | Out-Null", false)]
    public async Task ChangesEveryReleaseOfAListing(string change, bool isGone)
    {
        await using var session = await StartAsync();
        AddReleases(session, 450);

        session.Run($"Get-SentryRelease -Query old@ | {change}").AssertNoErrors();

        var left = session.Server.State.Read(state => state.Organizations[0].Releases.Where(release => release.Version.StartsWith("old@", StringComparison.Ordinal)).ToList());
        Assert.Equal(isGone ? 0 : 450, left.Count);
        Assert.DoesNotContain(left, release => release.Status == "open");
        Assert.Equal(450, session.Server.Requests.Changes().Count);
    }

    [Fact]
    public async Task FindsReleasesThatWereCreatedBefore()
    {
        await using var session = await StartAsync();
        AddReleases(session, 250);
        session.Shell.Set("limit", session.Server.State.Read(state => state.Now.AddDays(-999)).LocalDateTime);

        var all = session.Run("Get-SentryRelease -CreatedBefore $limit").Objects<SentryRelease>();
        var few = session.Run("Get-SentryRelease -CreatedBefore $limit -First 3 -Skip 1").Objects<SentryRelease>();

        Assert.Equal(250, all.Count);
        Assert.All(all, release => Assert.StartsWith("old@", release.Version, StringComparison.Ordinal));
        Assert.Equal(all.Skip(1).Take(3).Select(release => release.Version), few.Select(release => release.Version));
        // What the command leaves out has to be read all the same.
        Assert.All(session.Server.Requests.All, request => Assert.Equal(["100"], request.Values("per_page")));
    }

    [Fact]
    public async Task CountOfWhatTheCommandSelectsIsNotThatOfTheServer()
    {
        await using var session = await StartAsync();

        var result = session.Run("Get-SentryRelease -CreatedBefore 2001-01-01 -IncludeTotalCount");

        Assert.Equal("0 (accuracy 0)", session.Run("'' + (Get-SentryRelease -CreatedBefore 2001-01-01 -IncludeTotalCount | ForEach-Object { \"$([uint64]$_) (accuracy $($_.Accuracy))\" })").Output.Single().ToString());
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("Semver", "sort=semver")]
    [InlineData("Adoption", "sort=adoption")]
    [InlineData("CrashFreeUsers", "sort=crash_free_users&flatten=1")]
    [InlineData("Sessions", "sort=sessions&flatten=1")]
    public async Task SortsByWhatTheServerCanSortBy(string sort, string query)
    {
        await using var session = await StartAsync();

        session.Run($"Get-SentryRelease -Sort {sort} -First 2").AssertNoErrors();

        Assert.Equal([$"GET organizations/acme/releases/?status=open&{query}&per_page=2"], session.Server.Requests.Lines());
    }

    [Fact]
    public async Task HealthIsReadOnRequest()
    {
        await using var session = await StartAsync();

        var without = session.Run("Get-SentryRelease -Project backend -First 3").Objects<SentryRelease>();
        var with = session.Run("Get-SentryRelease -Project backend -First 3 -Health").Objects<SentryRelease>();
        var one = session.Run($"Get-SentryRelease '{with[1].Version}' -Health").Single<SentryRelease>();

        Assert.All(without, release => Assert.Empty(release.Health));
        var health = Assert.Single(with[1].Health);
        Assert.Equal("backend", health.Project);
        Assert.InRange(health.CrashFreeSessions!.Value, 0.98, 1);
        Assert.Equal((0.125, 0.99), (health.Adoption, health.CrashFreeUsers));
        Assert.True(health.Sessions > health.Users && health.Users > 0);
        Assert.Equal(with[1].Health.ToString(), one.Health.ToString());
        // "true" would be passed over.
        Assert.Equal(["1", "1"], session.Server.Requests.All.SelectMany(request => request.Values("health")));
    }

    [Fact]
    public async Task RemovesReleases()
    {
        await using var session = await StartAsync();

        session.Run($"Remove-SentryRelease '{Old}' -WhatIf").AssertNoErrors();
        Assert.Empty(session.Server.Requests.All);
        session.Run($"Get-SentryRelease '{Old}' | Remove-SentryRelease -Force").AssertNoErrors();

        Assert.Equal($"DELETE {PathOf(Old)}", session.Server.Requests.Lines()[^1]);
        Assert.Null(Find(session, Old));
    }

    [Theory]
    [InlineData("has health data", false)]
    [InlineData("referenced by active issues", true)]
    public async Task SaysWhyAReleaseStays(string words, bool hasIssue)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = hasIssue ? 300 : 0 });
        var version = session.Server.State.Read(state => hasIssue
            ? state.Organizations[0].Issues.First(issue => issue.IsVisible && issue.FirstRelease is not null).FirstRelease!.Version
            : state.Organizations[0].Releases.First(release => release is { HasSessions: true, Status: "open" }).Version);

        var error = session.Run($"'{version}', '{Old}' | Remove-SentryRelease -Force").Errors[0].AssertIs("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Status Archived", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(version, error.TargetObject);
    }

    [Fact]
    public async Task RemovalWhoseFirstResponseWasLostIsOne()
    {
        await using var session = await StartAsync();
        session.Server.Faults.Next(FaultKinds.After(FaultKinds.Empty(502)));

        session.Run($"Remove-SentryRelease '{Old}' -Force").AssertNoErrors();

        Assert.Null(Find(session, Old));
    }

    [Theory]
    [InlineData("Set-SentryRelease 'x' -Ref a")]
    [InlineData("Set-SentryRelease 'x' -Finalize")]
    [InlineData("Remove-SentryRelease 'x' -Force")]
    [InlineData("New-SentryDeploy 'x' production")]
    [InlineData("New-SentryDeploy 'x' production -Force")]
    [InlineData("Set-SentryReleaseCommit 'x' -Refs 'acme/backend@abc'")]
    public async Task NotFoundCanMeanThatAProjectIsHidden(string script)
    {
        await using var session = await StartAsync();

        var error = session.Run(script).AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.StartsWith("Release 'x' was not found in acme.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("all projects of the release", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-SentryRelease 'x' -Ref a", "project:releases")]
    [InlineData("Remove-SentryRelease 'x' -Force", "project:releases")]
    [InlineData("Get-SentryDeploy 'x'", "project:releases")]
    [InlineData("Get-SentryReleaseCommit 'x'", "project:releases")]
    [InlineData("Get-SentryReleaseCommit 'x' -File", "project:releases")]
    [InlineData("Get-SentryReleaseHealth 'x' -GroupBy Environment", "org:read")]
    public async Task NamesScopeThatIsMissing(string script, string scope)
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read"]);

        var error = session.Run(script).AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Contains(scope, error.Answer().RequiredScopes);
    }

    [Fact]
    public async Task OrganizationTokenIsSaidNotToRemove()
    {
        await using var session = await StartAsync();
        session.Shell.Set("ci", session.Server.IssueToken(TokenKind.Organization, ["org:ci"]));

        var result = session.Run($"Connect-Sentry -Url $url -Token $ci -Organization acme; Remove-SentryRelease '{Old}' -Force");

        Assert.Contains("project:releases", Assert.Single(result.Warnings), StringComparison.Ordinal);
        result.AssertError("SentryForbidden", ErrorCategory.PermissionDenied);
    }

    private static Task<SandboxSession> StartAsync() => SandboxSession.StartAsync(s_small);

    private static Release? Find(SandboxSession session, string version) => session.Server.State.Read(state => state.Organizations[0].FindRelease(version));

    private static void AddReleases(SandboxSession session, int count) => session.Server.State.Change(state =>
    {
        var acme = state.Organizations[0];
        for (var number = 0; number < count; number++)
        {
            acme.Releases.Add(new()
            {
                Id = 100 + number,
                Version = string.Create(CultureInfo.InvariantCulture, $"old@{number}"),
                DateCreated = state.Now.AddDays(-1000 - number),
                Projects = [acme.Projects[0]],
            });
        }
    });
}

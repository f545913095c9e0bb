using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class NewSentryReleaseTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task CreatesRelease()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var release = session.Run("New-SentryRelease backend@2.0.0 backend").Single<SentryRelease>();

        var request = Assert.Single(session.Server.Requests.All);
        Assert.Equal("POST /api/0/organizations/acme/releases/ -> 201", request.ToString());
        Assert.StartsWith("application/json", request.Headers["Content-Type"], StringComparison.Ordinal);
        AssertBody("""{ "version": "backend@2.0.0", "projects": ["backend"] }""", request.Body);
        Assert.Equal(("backend@2.0.0", "acme", "open"), (release.Version, release.Organization, release.Status));
        Assert.Null(release.DateReleased);
        Assert.NotNull(session.Server.State.Read(state => state.Organizations[0].FindRelease("backend@2.0.0")));
    }

    [Fact]
    public async Task SendsAllThatIsGiven()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var mobile = session.Server.State.Read(state => state.Organizations[0].FindProject("mobile")!.Id);

        var release = session.Run($$"""
            New-SentryRelease -Version 2.0.0 -Project backend, {{mobile}} -Ref v2 -Url 'https://git.example.com/a%20b?x=1#top' `
                -DateReleased '2026-03-01T01:30:00+02:00' `
                -Commit @{
                    id = 'abc123'; repository = 'acme/backend'; message = "Fix 'it'"; author_name = 'Ærø'; author_email = 'a@acme.example'
                    timestamp = [DateTimeOffset]'2026-02-28T12:00:00.5Z'; patch_set = @(@{ path = 'a.cs'; type = 'M' })
                }, @{ id = 'def456' } `
                -Refs @{ repository = 'acme/backend'; commit = 'aaa..bbb'; previousCommit = 'aaa' }
            """).Single<SentryRelease>();

        AssertBody(
            $$"""
            {
              "version": "2.0.0",
              "projects": ["backend", {{mobile}}],
              "ref": "v2",
              "url": "https://git.example.com/a%20b?x=1#top",
              "dateReleased": "2026-02-28T23:30:00Z",
              "commits": [
                {
                  "id": "abc123", "repository": "acme/backend", "message": "Fix 'it'", "author_name": "Ærø",
                  "author_email": "a@acme.example", "timestamp": "2026-02-28T12:00:00.500000Z",
                  "patch_set": [{ "path": "a.cs", "type": "M" }]
                },
                { "id": "def456" }
              ],
              "refs": [{ "repository": "acme/backend", "commit": "aaa..bbb", "previousCommit": "aaa" }]
            }
            """,
            session.Server.Requests.Single("POST").Body);
        Assert.Equal(["backend", "mobile"], release.Projects);
        Assert.Equal(("v2", "https://git.example.com/a%20b?x=1#top"), (release.Ref, release.Url));
        Assert.Equal(new DateTime(2026, 2, 28, 23, 30, 0, DateTimeKind.Utc).ToLocalTime(), release.DateReleased);
        // Two that were sent, and the one that the reference leads to.
        Assert.Equal(3, release.Commits);
    }

    [Fact]
    public async Task LocalTimeIsSentAsUtc()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var date = new DateTime(2026, 3, 1, 1, 30, 0, DateTimeKind.Local);
        session.Shell.Set("date", date);

        session.Run("New-SentryRelease 2.0.0 backend -DateReleased $date -Commit @{ id = 'a'; timestamp = $date }").AssertNoErrors();

        var body = JsonNode.Parse(session.Server.Requests.Single("POST").Body)!;
        var expected = date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(expected, (string?)body["dateReleased"]);
        Assert.Equal(expected, (string?)body["commits"]![0]!["timestamp"]);
    }

    [Fact]
    public async Task ReleaseThatExistsIsNoError()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var release = session.Run("New-SentryRelease 'backend@1.0.0+2000' backend").Single<SentryRelease>();

        Assert.Equal(208, Assert.Single(session.Server.Requests.All).Status);
        Assert.Equal(("backend@1.0.0+2000", "archived"), (release.Version, release.Status));
    }

    [Fact]
    public async Task UsesDefaultProjectOfConnection()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-Project mobile");

        session.Run("New-SentryRelease 2.0").AssertNoErrors();

        AssertBody("""{ "version": "2.0", "projects": ["mobile"] }""", session.Server.Requests.Single("POST").Body);
    }

    [Fact]
    public async Task TakesProjectsFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run("Get-SentryProject backend, mobile | New-SentryRelease 3.0").Objects<SentryRelease>();

        Assert.Equal(
            ["backend", "backend, mobile"],
            releases.Select(release => release.Projects.ToString()));
    }

    [Fact]
    public async Task TakesFieldsFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("""
            [pscustomobject]@{ Version = '3.0'; Project = 'portal'; Organization = 'globex'; Ref = 'v3'; Url = 'https://git.example.com/v3'; DateReleased = '2026-01-02T03:04:05Z' } |
                New-SentryRelease
            """).AssertNoErrors();

        var request = session.Server.Requests.Single("POST");
        Assert.Equal("/api/0/organizations/globex/releases/", request.Path);
        AssertBody(
            """{ "version": "3.0", "projects": ["portal"], "ref": "v3", "url": "https://git.example.com/v3", "dateReleased": "2026-01-02T03:04:05Z" }""",
            request.Body);
    }

    [Fact]
    public async Task NeedsProject()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("New-SentryRelease 2.0").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Equal("2.0", error.TargetObject);
        Assert.Contains("-Project", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("New-SentryRelease $version backend")]
    [InlineData("New-SentryRelease $version backend -WhatIf")]
    [InlineData("Get-SentryRelease $version")]
    public async Task RefusesVersionsThatCannotBe(string script)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        foreach (var version in new[] { "a/b", "a\\b", "a\nb", "a\tb", "a\rb", " ", ".", "..", "latest", new string('x', 201) })
        {
            session.Shell.Set("version", version);
            var error = session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
            Assert.Equal(version, error.TargetObject);
        }

        Assert.Empty(session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-Commit @{ message = 'x' }", "id")]
    [InlineData("-Commit @{ id = '' }", "id")]
    [InlineData("-Refs @{ repository = 'x' }", "commit")]
    [InlineData("-Refs @{ commit = 'x' }", "repository")]
    public async Task RefusesIncompleteTables(string parameters, string field)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run($"New-SentryRelease 2.0 backend {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains($"'{field}'", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task TellsWhichFieldsTheServerRefuses()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run("New-SentryRelease 2.0 nothing").AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.Contains("projects: Invalid project ids or slugs", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(("projects: Invalid project ids or slugs", 400), (error.Answer().Detail, error.Answer().StatusCode));
    }

    [Fact]
    public async Task CommitsInProcessAreAConflict()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(409, """{"detail":"Release commits are currently being processed"}"""));

        var error = session.Run("New-SentryRelease 2.0 backend").AssertError("SentryConflict", ErrorCategory.ResourceBusy);

        Assert.Contains("currently being processed", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task IsSentAgainSinceThatDoesNoHarm()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.ResetAfter());

        session.Run("New-SentryRelease 2.0 backend").Single<SentryRelease>();

        var requests = session.Server.Requests.All;
        Assert.Equal(["POST", "POST"], requests.Select(request => request.Method));
        Assert.Equal(requests[0].Body, requests[1].Body);
        Assert.Equal(208, requests[1].Status);
    }

    private static void AssertBody(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), actual);
}

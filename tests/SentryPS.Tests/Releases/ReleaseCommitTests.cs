using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

/// <summary>Commits of a release that are given, and those that it has.</summary>
public sealed class ReleaseCommitTests
{
    private const string One = "0123456789abcdef0123456789abcdef01234567";
    private const string Two = "89abcdef0123456789abcdef0123456789abcdef";
    private const string Version = "backend@1.13.0+2221";
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task GetsCommits()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var commits = session.Run("Get-SentryRelease 'backend@1.7.0+2119' | Get-SentryReleaseCommit").Objects<SentryReleaseCommit>();

        Assert.Equal(3, commits.Count);
        Assert.Equal("GET organizations/acme/releases/backend%401.7.0%2B2119/commits/?per_page=100", session.Server.Requests.Lines()[^1]);
        Assert.Equal(("backend@1.7.0+2119", "acme/backend", "bjorn@acme.example", "Bjørn Åberg"), (commits[0].Release, commits[0].Repository, commits[0].Author, commits[0].AuthorName));
        Assert.Equal(commits.OrderByDescending(commit => commit.DateCreated), commits);
    }

    [Fact]
    public async Task GetsFilesOnRequest()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var files = session.Run("Get-SentryReleaseCommit 'backend@1.7.0+2119' -File -First 2").Objects<SentryCommitFile>();

        Assert.Equal(["GET organizations/acme/releases/backend%401.7.0%2B2119/commitfiles/?per_page=2"], session.Server.Requests.Lines());
        Assert.Equal([("src/part0.cs", SentryFileChange.Added), ("src/part1.cs", SentryFileChange.Modified)], files.Select(file => (file.Path, file.Change!.Value)));
        Assert.Equal(("backend@1.7.0+2119", "bjorn@acme.example"), (files[0].Release, files[0].Author));
    }

    [Fact]
    public async Task CommitsDeploysAndEventsLeadToTheirRelease()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var releases = session.Run("""
            Get-SentryReleaseCommit 'backend@1.7.0+2119' -First 1 | Get-SentryRelease
            Get-SentryDeploy 'backend@1.7.0+2119' | Get-SentryRelease
            """).Objects<SentryRelease>();

        Assert.Equal(["backend@1.7.0+2119", "backend@1.7.0+2119"], releases.Select(release => release.Version));
    }

    [Theory]
    [InlineData("-Commit @{ Id = '1'; Author = 'Ada <ada@acme.example>'; Message = 'Fix'; Date = '2026-01-02T03:04:05Z'; Files = 'a.cs', @{ path = 'b.cs'; type = 'D' } }")]
    [InlineData("-Commit @{ id = '1'; author_name = 'Ada'; author_email = 'ada@acme.example'; message = 'Fix'; timestamp = [datetime]'2026-01-02T03:04:05Z'; patch_set = @{ path = 'a.cs'; type = 'M' }, @{ path = 'b.cs'; type = 'D' } }")]
    [InlineData("-Commit ([pscustomobject]@{ Hash = 1; AuthorName = 'Ada'; Email = 'ada@acme.example'; Subject = 'Fix'; Date = [datetimeoffset]'2026-01-02T03:04:05Z'; Files = @('a.cs', @{ path = 'b.cs'; type = 'D' }); Extra = 7 })")]
    public async Task TakesCommitsInManyForms(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Set-SentryReleaseCommit '{Version}' {parameters} -Repository acme/BACKEND").AssertNoErrors();

        session.Server.Requests.Single("PUT").AssertBody("""
            { "commits": [{
              "id": "1", "repository": "acme/backend", "author_name": "Ada", "author_email": "ada@acme.example", "message": "Fix", "timestamp": "2026-01-02T03:04:05Z",
              "patch_set": [{ "path": "a.cs", "type": "M" }, { "path": "b.cs", "type": "D" }]
            }] }
            """);
    }

    [Fact]
    public async Task TakesRowsOfACsvFile()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($$"""
            $rows = [pscustomobject]@{ Id = '{{One}}'; Repository = 'acme/backend'; Author = 'ada@acme.example'; Date = '2026-01-02T03:04:05Z' },
                [pscustomobject]@{ Id = '{{Two}}'; Repository = ''; Author = ''; Date = '' }
            Set-SentryReleaseCommit '{{Version}}' -Commit $rows
            """).AssertNoErrors();

        session.Server.Requests.Single("PUT").AssertBody($$"""
            { "commits": [
              { "id": "{{One}}", "repository": "acme/backend", "author_email": "ada@acme.example", "timestamp": "2026-01-02T03:04:05Z" },
              { "id": "{{Two}}" }
            ] }
            """);
    }

    [Fact]
    public async Task TakesCommitsOfAnotherRelease()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var release = session.Run($"Set-SentryReleaseCommit '{Version}' -Commit (Get-SentryReleaseCommit 'backend@1.7.0+2119')").Single<SentryRelease>();

        Assert.Equal(3, release.Commits);
        var sent = JsonNode.Parse(session.Server.Requests.Single("PUT").Body)!["commits"]![0]!;
        Assert.Equal(("acme/backend", "Bjørn Åberg", "bjorn@acme.example"), ((string?)sent["repository"], (string?)sent["author_name"], (string?)sent["author_email"]));
    }

    [Fact]
    public async Task TakesWhatGitLogWrites()
    {
        using var repository = new LocalRepository();
        var first = repository.Commit("First\n\nWith a reason.\n\n    And code.");
        var second = repository.Commit("Second");
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("usual", repository.Git("log").Split('\n'));
        session.Shell.Set("full", repository.Git("log", "--pretty=fuller", "--date=iso"));
        session.Shell.Set("lines", repository.Git("log", "--pretty=oneline").Split('\n'));
        session.Shell.Set("hashes", repository.Git("log", "--format=%H").Split('\n'));

        session.Run($"$usual, $full, $lines, $hashes | ForEach-Object {{ Set-SentryReleaseCommit '{Version}' -Commit $_ }}").AssertNoErrors();

        var bodies = session.Server.Requests.Changes().Select(request => JsonNode.Parse(request.Body)!["commits"]!.AsArray()).ToList();
        Assert.Equal(4, bodies.Count);
        Assert.All(bodies, commits => Assert.Equal([second, first], commits.Select(commit => (string?)commit!["id"])));
        Assert.Equal("First\n\nWith a reason.\n\n    And code.", (string?)bodies[0][1]!["message"]);
        Assert.Equal(bodies[0].ToJsonString(), bodies[1].ToJsonString());
        Assert.Equal("ada@acme.example", (string?)bodies[0][0]!["author_email"]);
        Assert.Equal("Second", (string?)bodies[2][0]!["message"]);
        Assert.Single(bodies[3][0]!.AsObject());
    }

    [Theory]
    [InlineData("-Commit 'abc1234 Fix'", "shortened hash")]
    [InlineData("-Commit 'fatal: not a git repository'", "not what git log writes")]
    [InlineData("-Commit @{ Message = 'x' }", "no Id")]
    [InlineData("-Commit 7", "no commit")]
    [InlineData("-Commit @{ Id = '1'; Date = 'yesterday' }", "no date")]
    [InlineData("-Commit @{ Id = '1'; Files = @{ path = 'a'; type = 'X' } }", "A is for added")]
    [InlineData("-Commit @{ Id = ('1' * 65) }", "64 characters")]
    [InlineData("-Commit ''", "no commit in it")]
    [InlineData("-Refs 'acme/backend'", "names no commit")]
    public async Task RefusesWhatIsNoCommit(string parameters, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run($"Set-SentryReleaseCommit '{Version}' {parameters}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
    }

    /// <summary>An empty list of commits would change nothing, and one of references clear all that there are.</summary>
    [Theory]
    [InlineData("-Commit @()")]
    [InlineData("-Commit $null")]
    [InlineData("-Refs @()")]
    [InlineData("-Refs $null")]
    public async Task RefusesNothing(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Set-SentryReleaseCommit '{Version}' {parameters}").AssertParameterRefused(parameters.Split(' ')[0].TrimStart('-'));

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task RepositoryThatSentryWouldMakeIsWarnedOf()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run($"Set-SentryReleaseCommit '{Version}' -Commit {One} -Repository acme/backnd");

        result.AssertNoErrors();
        Assert.Contains("Did you mean 'acme/backend'?", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommitsThatWereLeftOutAreNotTakenForDone()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Set-SentryReleaseCommit '{Version}' -Commit @{{ Id = '1'; Message = 'Bump #skipsentry' }}").AssertError("SentryNotChanged", ErrorCategory.InvalidResult);
    }

    [Theory]
    [InlineData($"'acme/Backend@{One}..{Two}'", One)]
    [InlineData($"@{{ repository = 'acme/backend'; commit = '{One}...{Two}' }}", One)]
    [InlineData($"@{{ repository = 'acme/backend'; commit = '{Two}'; previousCommit = 'aaa' }}", "aaa")]
    public async Task ReferencesAreSentWithTheCommitBeforeAsAFieldOfItsOwn(string reference, string previous)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Set-SentryReleaseCommit '{Version}' -Refs {reference}").Single<SentryRelease>();

        session.Server.Requests.Single("PUT").AssertBody($$"""{ "refs": [{ "repository": "acme/backend", "commit": "{{Two}}", "previousCommit": "{{previous}}" }] }""");
    }

    [Fact]
    public async Task UnknownRepositoryIsNamedBeforeAnythingIsSent()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var error = session.Run($"Set-SentryReleaseCommit '{Version}' -Refs 'acme/backend@{One}', 'acme/mobil@{Two}'").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains("Did you mean 'acme/mobile'?", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.Changes());
    }
}

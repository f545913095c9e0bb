using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Git;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Releases;

/// <summary>Commits of a release that are read from the local repository.</summary>
public sealed class AutoCommitTests
{
    private const string Connected = "git@git.example.com:Acme/backend.git";
    private const string NotInHistory = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public async Task SendsTheCommitsSinceTheReleaseBefore()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        repository.Commit("First", ("a.txt", "1"), ("b.txt", "1"));
        session.Run("New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder -Depth 5").AssertNoErrors();
        var second = repository.Commit("Second\n\nFixes BACKEND-1", ("a.txt", "2"));
        var third = repository.Commit("Rename b, remove a", ("b.txt", null), ("c.txt", "1"), ("a.txt", null));
        session.Server.Requests.Clear();

        var release = session.Run("New-SentryRelease two backend | Set-SentryReleaseCommit -Auto -Path $folder").Single<SentryRelease>();

        Assert.Equal((2, third), (release.Commits, release.LastCommit));
        session.Server.Requests.Single("PUT").AssertBody($$"""
            { "commits": [
              {
                "id": "{{third}}", "repository": "acme/tools", "author_name": "Ada Lind", "author_email": "ada@acme.example", "message": "Rename b, remove a",
                "timestamp": "{{CommitDate(repository, third)}}",
                "patch_set": [{ "path": "a.txt", "type": "D" }, { "path": "b.txt", "type": "D" }, { "path": "c.txt", "type": "A" }]
              },
              {
                "id": "{{second}}", "repository": "acme/tools", "author_name": "Ada Lind", "author_email": "ada@acme.example", "message": "Second\n\nFixes BACKEND-1",
                "timestamp": "{{CommitDate(repository, second)}}",
                "patch_set": [{ "path": "a.txt", "type": "M" }]
              }
            ] }
            """);
    }

    /// <summary>The server names a release as the one before itself, once it has commits.</summary>
    [Fact]
    public async Task RunsAgainWithoutHarm()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        repository.Commit("First");
        session.Run("New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder -Depth 5").AssertNoErrors();
        var second = repository.Commit("Second");
        session.Run("New-SentryRelease two backend | Set-SentryReleaseCommit -Auto -Path $folder").AssertNoErrors();

        session.Server.Requests.Clear();
        var again = session.Run("'two' | Set-SentryReleaseCommit -Auto -Path $folder").Single<SentryRelease>();
        Assert.Empty(session.Server.Requests.Changes());
        Assert.Equal((1, second), (again.Commits, again.LastCommit));

        var third = repository.Commit("Third");
        session.Run("'two' | Set-SentryReleaseCommit -Auto -Path $folder").AssertNoErrors();
        Assert.Equal([third, second], CommitsOf(session, "two"));
    }

    [Fact]
    public async Task TakesTheLatestWhereNoReleaseHasCommits()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        for (var number = 1; number <= 23; number++)
            repository.Commit($"Change {number}");

        var result = session.Run("New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder");
        var few = session.Run("New-SentryRelease few mobile | Set-SentryReleaseCommit -Auto -Path $folder -Depth 3 -Repository acme/mobile");

        Assert.Equal(20, result.Single<SentryRelease>().Commits);
        Assert.Contains(result.Warnings, warning => warning.StartsWith("No release before one has commits: the latest 20", StringComparison.Ordinal));
        Assert.Equal(3, few.Single<SentryRelease>().Commits);
        Assert.Empty(few.Warnings);
    }

    [Fact]
    public async Task MergeBringsItsCommitsAndHasNoFilesButItsOwn()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        var root = repository.Commit("Root", ("both.txt", "0"));
        repository.Git("checkout", "--quiet", "-b", "side");
        var side = repository.Commit("Side", ("side.txt", "1"), ("both.txt", "side"));
        repository.Git("checkout", "--quiet", "main");
        var main = repository.Commit("Main", ("main.txt", "1"));
        repository.Git("merge", "--quiet", "--no-commit", "--no-ff", "side");
        var merge = repository.Commit("Merge side", ("both.txt", "merged"));

        session.Run($"New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder -PreviousCommit {root}").AssertNoErrors();

        var commits = JsonNode.Parse(session.Server.Requests.Single("PUT").Body)!["commits"]!.AsArray();
        Assert.Equal(new HashSet<string> { merge, main, side }, commits.Select(commit => (string)commit!["id"]!).ToHashSet());
        Assert.Equal(merge, (string?)commits[0]!["id"]);
        Assert.Equal("""[{"path":"both.txt","type":"M"}]""", commits[0]!["patch_set"]!.ToJsonString());
    }

    /// <summary>Sorted by when their authors wrote them, as they came to be, the last commit would not be the first.</summary>
    [Fact]
    public async Task LastCommitComesFirstAlsoAfterARebase()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        var root = repository.Commit("Root");
        var newer = repository.Commit("Newer", ("n.txt", "1"));
        repository.Git("checkout", "--quiet", "-b", "old", root);
        repository.Commit("Picked later", ("o.txt", "1"));
        repository.Git("commit", "--quiet", "--amend", "--no-edit", "--date=2020-01-01T00:00:00Z");
        var older = repository.Head;
        repository.Git("checkout", "--quiet", "main");
        repository.Git("cherry-pick", older);

        session.Run($"New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder -PreviousCommit {root}").AssertNoErrors();

        Assert.Equal([repository.Head, newer], CommitsOf(session, "one"));
    }

    [Fact]
    public async Task ShallowCloneThatEndsTooEarlyIsSaid()
    {
        using var repository = new LocalRepository();
        var first = repository.Commit("First");
        repository.Commit("Second");
        repository.Commit("Third");
        using var clone = repository.Clone(1, "https://git.example.com/acme/tools");
        await using var session = await StartAsync(clone);
        session.Run($"New-SentryRelease one backend | Set-SentryReleaseCommit -Commit '{first}' -Repository acme/backend").AssertNoErrors();

        var error = session.Run("New-SentryRelease two backend | Set-SentryReleaseCommit -Auto -Path $folder").AssertError("SentryGitHistoryMissing", ErrorCategory.ObjectNotFound);

        Assert.Contains("shallow", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(CommitsOf(session, "two"));
    }

    [Fact]
    public async Task ShallowCloneOfAConnectedRepositoryIsReadBySentry()
    {
        using var repository = new LocalRepository();
        var first = repository.Commit("First");
        repository.Commit("Second");
        using var clone = repository.Clone(1, Connected);
        await using var session = await StartAsync(clone);
        session.Run($"New-SentryRelease one backend | Set-SentryReleaseCommit -Commit '{first}' -Repository acme/backend").AssertNoErrors();

        var result = session.Run("New-SentryRelease two backend | Set-SentryReleaseCommit -Auto -Path $folder");

        result.Single<SentryRelease>();
        Assert.Contains("by itself", Assert.Single(result.Warnings), StringComparison.Ordinal);
        session.Server.Requests.Changes()[^1].AssertBody($$"""{ "refs": [{ "repository": "acme/backend", "commit": "{{clone.Head}}", "previousCommit": "{{first}}" }] }""");
    }

    /// <summary>git takes the commit at the end of a shallow clone for one that made all files.</summary>
    [Fact]
    public async Task EndOfAShallowCloneHasNoFiles()
    {
        using var repository = new LocalRepository();
        repository.Commit("First", ("a.txt", "1"), ("b.txt", "1"));
        repository.Commit("Second", ("a.txt", "2"));
        repository.Commit("Third", ("a.txt", "3"));
        using var clone = repository.Clone(2, "https://git.example.com/acme/tools");
        await using var session = await StartAsync(clone);

        var result = session.Run("New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder");

        Assert.Equal(2, result.Single<SentryRelease>().Commits);
        Assert.Contains(result.Warnings, warning => warning.Contains("the clone is shallow: the 2 commits that it has", StringComparison.Ordinal));
        var commits = JsonNode.Parse(session.Server.Requests.Single("PUT").Body)!["commits"]!.AsArray();
        Assert.Equal([true, false], commits.Select(commit => commit!.AsObject().ContainsKey("patch_set")));
    }

    [Fact]
    public async Task HistoryWithoutTheCommitBeforeIsSaid()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        var head = repository.Commit("Only");
        session.Run($"New-SentryRelease one backend | Set-SentryReleaseCommit -Commit {NotInHistory} -Repository acme/backend; $two = New-SentryRelease two backend").AssertNoErrors();

        var error = session.Run("$two | Set-SentryReleaseCommit -Auto -Path $folder").AssertError("SentryGitHistoryMissing", ErrorCategory.ObjectNotFound);
        Assert.Contains("-IgnoreMissing", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        session.Run("$two | Set-SentryReleaseCommit -Auto -Path $folder -PreviousCommit nosuchtag").AssertError("SentryGitHistoryMissing", ErrorCategory.ObjectNotFound);
        session.Run("$two | Set-SentryReleaseCommit -Auto -Path $folder -PreviousCommit '--output=x'").AssertError("SentryGitHistoryMissing", ErrorCategory.ObjectNotFound);
        Assert.Empty(CommitsOf(session, "two"));

        session.Run("$two | Set-SentryReleaseCommit -Auto -Path $folder -IgnoreMissing").AssertNoErrors();
        Assert.Equal([head], CommitsOf(session, "two"));
    }

    [Fact]
    public async Task NameOfTheRepositoryIsTheOneThatSentryHas()
    {
        using var repository = new LocalRepository(Connected);
        await using var session = await StartAsync(repository);
        repository.Commit("First");

        var result = session.Run("New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Path $folder -Depth 1");

        Assert.Empty(result.Warnings);
        Assert.Equal("acme/backend", (string?)JsonNode.Parse(session.Server.Requests.Single("PUT").Body)!["commits"]![0]!["repository"]);
    }

    [Fact]
    public async Task ReleaseThatIsBeingWrittenIsWaitedFor()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        repository.Commit("First");
        session.Run("$release = New-SentryRelease one backend").AssertNoErrors();
        session.Server.Faults.Next(request => request.Method == "PUT", FaultKinds.Answer(409, """{"detail":"Release commits are currently being processed"}"""));

        var release = session.Run("$release | Set-SentryReleaseCommit -Auto -Path $folder -Depth 1").Single<SentryRelease>();

        Assert.Equal(1, release.Commits);
        Assert.Equal([409, 200], session.Server.Requests.All.Where(request => request.Method == "PUT").Select(request => request.Status));
    }

    [Fact]
    public async Task WhatIfChangesNothing()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        repository.Commit("First");
        session.Run("$release = New-SentryRelease one backend").AssertNoErrors();
        session.Server.Requests.Clear();

        Assert.Empty(session.Run("$release | Set-SentryReleaseCommit -Auto -Path $folder -Depth 1 -WhatIf").Output);

        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task FolderThatIsNoRepositoryIsSaidInTheWordsOfGit()
    {
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        var folder = Directory.CreateTempSubdirectory("plain-");
        session.Shell.Set("plain", folder.FullName);

        var error = session.Run("Set-SentryReleaseCommit one -Auto -Path $plain").AssertError("SentryGitFailed", ErrorCategory.InvalidOperation);
        session.Run("Set-SentryReleaseCommit one -Auto -Path $plain/nowhere").AssertError("SentryFolderMissing", ErrorCategory.ObjectNotFound);

        Assert.Contains("not a git repository", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(session.Server.Requests.All);
        folder.Delete();
    }

    /// <summary>Whoever made the repository must not get to run anything here.</summary>
    [Fact]
    public async Task NothingOfTheRepositoryIsRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The trap is a shell script.");
        using var repository = new LocalRepository();
        await using var session = await StartAsync(repository);
        repository.Commit("First");
        var trap = Path.Combine(repository.Path, ".git", "trap");
        var mark = Path.Combine(repository.Path, "ran");
        File.WriteAllText(trap, $"#!/bin/sh\ntouch '{mark}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var setting in new[] { "core.fsmonitor", "core.pager", "gpg.program", "diff.external", "core.sshCommand", "core.hooksPath" })
            repository.Git("config", setting, trap);
        repository.Git("config", "log.showSignature", "true");
        repository.Git("config", "pager.log", trap);
        File.Copy(trap, Path.Combine(repository.Path, "git"));

        session.Run("$ExecutionContext.SessionState.Path.SetLocation($folder) | Out-Null; New-SentryRelease one backend | Set-SentryReleaseCommit -Auto -Depth 1").AssertNoErrors();

        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("bin", false)]
    [InlineData("{here}", true)]
    [InlineData(":.:{here}", true)]
    public void GitIsFoundInWholeFoldersOfThePathAlone(string path, bool isFound)
    {
        var folder = Directory.CreateTempSubdirectory("git-");
        var program = Path.Combine(folder.FullName, OperatingSystem.IsWindows() ? "git.exe" : "git");
        File.WriteAllText(program, "");
        var search = path.Replace(':', Path.PathSeparator).Replace("{here}", folder.FullName, StringComparison.Ordinal);

        Assert.Equal(isFound ? program : null, GitProgram.FindIn(search));

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("https://github.com/Acme/Backend.git", "github.com", "acme/backend")]
    [InlineData("https://ci:secret@github.com:8443/acme/backend", "github.com", "acme/backend")]
    [InlineData("git@github.com:acme/backend.git", "github.com", "acme/backend")]
    [InlineData("ssh://git@git.example.com:7999/scm/acme/backend.git", "git.example.com", "acme/backend")]
    [InlineData("https://dev.azure.com/acme/shop/_git/backend", "dev.azure.com", "acme/shop/backend")]
    [InlineData("git@ssh.dev.azure.com:v3/acme/shop/backend", "dev.azure.com", "acme/shop/backend")]
    public void SamePlaceHasManyAddresses(string url, string host, string path) => Assert.Equal(new RemoteUrl(host, path), RemoteUrl.Parse(url));

    [Theory]
    [InlineData("/srv/git/backend.git")]
    [InlineData("C:\\git\\backend")]
    [InlineData("../backend")]
    [InlineData("")]
    public void FolderIsNoPlaceOnAServer(string url) => Assert.Null(RemoteUrl.Parse(url));

    private static string CommitDate(LocalRepository repository, string commit) =>
        DateTimeOffset.Parse(repository.Git("show", "--no-patch", "--format=%cI", commit).Trim(), System.Globalization.CultureInfo.InvariantCulture)
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> CommitsOf(SandboxSession session, string version) =>
        session.Server.State.Read(state => state.Organizations[0].FindRelease(version)!.Commits.Select(commit => commit.Id).ToList());

    /// <summary>A server on which no release has commits yet.</summary>
    private static async Task<SandboxSession> StartAsync(LocalRepository repository)
    {
        var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Server.State.Change(state => state.Organizations[0].Releases.ForEach(release => release.Commits.Clear()));
        session.Shell.Set("folder", repository.Path);
        return session;
    }
}

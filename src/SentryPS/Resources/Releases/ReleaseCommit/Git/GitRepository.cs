using System.Globalization;

namespace SentryPS.Git;

/// <summary>A local repository, and what it tells of its commits.</summary>
internal sealed class GitRepository
{
    private readonly GitProgram _git;

    private GitRepository(GitProgram git) => _git = git;

    /// <summary>The hash of the commit that is checked out.</summary>
    public string Head { get; private init; } = "";

    /// <summary>Whether the clone has but the latest part of the history.</summary>
    public bool IsShallow { get; private init; }

    /// <summary>Where it was cloned from. Null if it has no remote, or one that is a folder.</summary>
    public RemoteUrl? Remote { get; private init; }

    /// <summary>Opens the repository that the folder belongs to.</summary>
    /// <exception cref="SentryException">There is no git, no repository, or no commit in it.</exception>
    public static GitRepository Open(string folder, CancellationToken stopToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new SentryException($"The folder {folder} is not there.", "SentryFolderMissing", ErrorCategory.ObjectNotFound)
            {
                Target = folder,
            };
        }

        var git = new GitProgram(folder, stopToken);
        return new(git)
        {
            Head = git.Run("rev-parse", "--verify", "HEAD^{commit}").Trim(),
            IsShallow = git.TryRun("rev-parse", "--is-shallow-repository")?.Trim() == "true",
            Remote = RemoteUrl.Parse(git.TryRun("config", "--get", "remote.origin.url")?.Trim()),
        };
    }

    /// <summary>The full hash of what names a commit: a hash, a tag, a branch. Null if the repository has no such commit.</summary>
    public string? Find(string name) =>
        name is ['-', ..] || name.IndexOfAny(['"', '\\']) >= 0
            ? null
            : _git.TryRun("rev-parse", "--quiet", "--verify", $"{name}^{{commit}}")?.Trim();

    /// <summary>The commits that are in the present state and were not in that one, the latest first.</summary>
    public IReadOnlyList<GitCommit> CommitsSince(string hash) => Read($"{hash}..{Head}");

    /// <summary>The latest commits.</summary>
    public IReadOnlyList<GitCommit> Latest(int count) => Read($"--max-count={count.ToString(CultureInfo.InvariantCulture)}", Head);

    private IReadOnlyList<GitCommit> Read(params string[] range)
    {
        var commits = GitLog.Parse(_git.Run([.. GitLog.Arguments, .. range, "--"]));
        // Where a shallow clone ends, git takes the commit for the first, and all files there are for new ones.
        return IsShallow ? [.. commits.Select(commit => commit.Parents == 0 ? commit with { Files = [] } : commit)] : commits;
    }
}

using SentryPS.Git;

namespace SentryPS.Commands;

/// <summary>Finds the commits of the local repository that are new in a release.</summary>
/// <param name="cmdlet">Who asks, for what Sentry knows of earlier releases.</param>
/// <param name="git">The repository.</param>
internal sealed class LocalCommits(SetSentryReleaseCommitCommand cmdlet, GitRepository git)
{
    /// <summary>How many of the latest commits to take where there is nothing to begin after.</summary>
    public int Depth { get; init; }

    /// <summary>Whether a person chose that number.</summary>
    public bool IsDepthGiven { get; init; }

    /// <summary>What the range begins after, as it was given. Null to ask Sentry.</summary>
    public string? PreviousCommit { get; init; }

    public bool IgnoresMissing { get; init; }

    /// <summary>The commits, the latest first; or where the local clone has not all of them, what lets Sentry read them.</summary>
    public FoundCommits Find(SentryRelease release, KnownRepositories known)
    {
        if (PreviousCommit is null && release.LastCommit == git.Head)
            return FoundCommits.None($"{release} has the commits up to {GitHash.Short(git.Head)} already.");

        var previous = PreviousCommit ?? cmdlet.FindPrevious(release);
        if (previous is null)
            return Latest($"No release before {release} has commits", known);

        if (git.Find(previous) is { } hash)
        {
            var commits = git.CommitsSince(hash);
            return commits.Count > 0 ? new(commits)
                : FoundCommits.None($"There are no commits after {GitHash.Short(hash)}, with which the release before ends.");
        }

        if (git.IsShallow && ReferenceIn(known, previous) is { } reference)
            return FoundCommits.Of(reference);

        return IgnoresMissing ? Latest($"Commit {GitHash.Short(previous)} is not in the history", known) : throw Missing(previous);
    }

    /// <summary>The commit as it is sent. Sentry finds it by the name that it has for the repository.</summary>
    public SentCommit ToSend(GitCommit commit, KnownRepositories known, string? repository) => new(commit.Hash)
    {
        Repository = repository ?? (git.Remote is { } remote ? known.ConnectedAt(remote) ?? remote.Path : null),
        AuthorName = commit.AuthorName,
        AuthorEmail = commit.AuthorEmail,
        Message = commit.Message,
        Date = commit.Date,
        Files = commit.Files.Count > 0 ? commit.Files : null,
    };

    private FoundCommits Latest(string reason, KnownRepositories known)
    {
        var commits = git.Latest(Depth);
        if (git.IsShallow && commits.Count < Depth)
        {
            if (ReferenceIn(known, null) is { } reference)
                return FoundCommits.Of(reference);

            cmdlet.WriteWarning($"{reason}, and the clone is shallow: the {commits.Count} commits that it has are taken.");
        }
        else if (!IsDepthGiven)
        {
            cmdlet.WriteWarning($"{reason}: the latest {commits.Count} commits are taken. -Depth says how many.");
        }

        return new(commits);
    }

    /// <summary>Lets Sentry read the commits, if it is connected to where the clone comes from.</summary>
    private CommitReference? ReferenceIn(KnownRepositories known, string? previous)
    {
        if (git.Remote is null || known.ConnectedAt(git.Remote) is not { } repository)
            return null;

        cmdlet.WriteWarning(
            $"The clone is shallow and does not reach back far enough, so Sentry is to read the commits of {repository} "
            + $"up to {GitHash.Short(git.Head)} by itself. "
            + "It does so later, and whether it can is not known here.");
        return new(repository, git.Head, previous);
    }

    private SentryException Missing(string previous) => git.IsShallow
        ? new SentryException(
            $"The clone is shallow and does not reach back to commit {GitHash.Short(previous)}, which the release before ends with.",
            "SentryGitHistoryMissing",
            ErrorCategory.ObjectNotFound)
        {
            Target = previous,
            RecommendedAction = "Fetch the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step of the job.",
        }
        : new SentryException(
            $"Commit {GitHash.Short(previous)} is not in this repository."
            + (PreviousCommit is null ? " The release before ends with it: it may be of another repository, or the history was rewritten." : ""),
            "SentryGitHistoryMissing",
            ErrorCategory.ObjectNotFound)
        {
            Target = previous,
            RecommendedAction = "Give a commit that is in the history with -PreviousCommit, or -IgnoreMissing to take the latest commits.",
        };
}

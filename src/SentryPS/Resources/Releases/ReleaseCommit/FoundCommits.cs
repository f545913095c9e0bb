using SentryPS.Git;

namespace SentryPS.Commands;

/// <summary>What is new in a release.</summary>
/// <param name="Commits">The commits, the latest first.</param>
internal sealed record FoundCommits(IReadOnlyList<GitCommit> Commits)
{
    /// <summary>What lets Sentry read the commits, where the clone has not all of them. Null else.</summary>
    public CommitReference? Reference { get; private init; }

    /// <summary>Why there are no commits.</summary>
    public string Reason { get; private init; } = "";

    public static FoundCommits None(string reason) => new([]) { Reason = reason };

    public static FoundCommits Of(CommitReference reference) => new([]) { Reference = reference };
}

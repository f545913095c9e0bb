namespace SentryPS.Git;

/// <summary>A commit of the local repository.</summary>
/// <param name="Hash">The full hash.</param>
/// <param name="Parents">How many commits it follows on: none for the first, several for a merge.</param>
/// <param name="AuthorName">The author's name.</param>
/// <param name="AuthorEmail">The author's email address.</param>
/// <param name="Date">When it came to be as it is.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Files">
/// The files that it changed, with git's letters for what became of them. A merge has those only that are as in none of its
/// parents; the others are those of the commits that it brought.
/// </param>
internal sealed record GitCommit(
    string Hash, int Parents, string AuthorName, string AuthorEmail, DateTimeOffset? Date, string Message,
    IReadOnlyList<(string Path, string Type)> Files);

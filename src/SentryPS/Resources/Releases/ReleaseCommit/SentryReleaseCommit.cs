namespace SentryPS;

/// <summary>A commit in a release. Emitted by Get-SentryReleaseCommit and Get-SentryRepositoryCommit.</summary>
[Resource(
    "organizations/{organization}/releases/{version}/commits/",
    Name = "commit", Read = "org:ci", Write = "org:ci")]
public sealed class SentryReleaseCommit : SentryObject
{
    /// <summary>The hash.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The version of the release. Null for a commit that was got by its repository.</summary>
    [Json(null)]
    public string? Release { get; internal set; }

    /// <summary>What its author wrote, all lines. Null if it was not given.</summary>
    public string? Message { get; internal set; }

    /// <summary>The first line of the message.</summary>
    public string? Subject => Message?.TrimStart().Split('\n')[0].TrimEnd();

    /// <summary>The author's email address, or the name where that is all there is. Null if nothing was given.</summary>
    public string? Author => AuthorEmail ?? AuthorName;

    /// <summary>The author's name. Null if it was not given.</summary>
    [Json("author/name")]
    public string? AuthorName { get; internal set; }

    /// <summary>The author's email address. Null if it was not given.</summary>
    [Json("author/email")]
    public string? AuthorEmail { get; internal set; }

    /// <summary>The name of the repository, such as <c>acme/backend</c>.</summary>
    [Json("repository/name")]
    public string? Repository { get; internal set; }

    /// <summary>The address of the pull request that it came by. Null where Sentry knows of none.</summary>
    [Json("pullRequest/externalUrl")]
    public string? PullRequest { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The hash.</summary>
    public override string ToString() => Id;

    internal override string? Key => $"{Repository} {Id}";
}

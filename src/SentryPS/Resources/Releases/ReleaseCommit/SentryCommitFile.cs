namespace SentryPS;

/// <summary>A file that a commit of a release changed. Emitted by Get-SentryReleaseCommit -File.</summary>
[Resource(
    "organizations/{organization}/releases/{version}/commitfiles/",
    Name = "file", Key = nameof(Path), Read = "project:releases")]
public sealed class SentryCommitFile : SentryObject
{
    /// <summary>The numeric id of the change.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The version of the release.</summary>
    [Json(null)]
    public string? Release { get; internal set; }

    /// <summary>The file, from the root of its repository.</summary>
    [Json("filename")]
    public string Path { get; internal set; } = "";

    /// <summary>What became of it. Null where the server does not say it.</summary>
    [Json("type")]
    public SentryFileChange? Change { get; internal set; }

    /// <summary>The email address of the commit's author. Null if it was not given.</summary>
    [Json("author/email")]
    public string? Author { get; internal set; }

    /// <summary>The author's name. Null if it was not given.</summary>
    [Json("author/name")]
    public string? AuthorName { get; internal set; }

    /// <summary>The message of the commit. The server does not say its hash here.</summary>
    public string? CommitMessage { get; internal set; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    internal override string? Key => Id;
}

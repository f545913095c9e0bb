namespace SentryPS;

/// <summary>
/// A release: a version of the code that is deployed. Emitted by Get-SentryRelease, New-SentryRelease, Set-SentryRelease and
/// Set-SentryReleaseCommit.
/// </summary>
[Resource(
    "organizations/{organization}/releases/", "{version}/",
    Name = "release", Key = nameof(Version), Read = "org:ci", Write = "org:ci", Delete = "project:releases")]
public sealed class SentryRelease : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The version, such as <c>backend@1.4.0</c> or a commit's hash.</summary>
    public string Version { get; internal set; } = "";

    /// <summary>The version as Sentry's pages show it.</summary>
    public string? ShortVersion { get; internal set; }

    /// <summary><c>open</c> or <c>archived</c>.</summary>
    public string? Status { get; internal set; }

    /// <summary>The slugs of the projects that the release belongs to.</summary>
    [Json("projects", Item = "slug")]
    public SentryList<string> Projects { get; internal set; } = SentryList<string>.Empty;

    /// <summary>When Sentry first heard of the release.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When it was released. Null as long as it is not.</summary>
    public DateTime? DateReleased { get; internal set; }

    /// <summary>When its first event came in. Null if there was none.</summary>
    public DateTime? FirstEvent { get; internal set; }

    /// <summary>When its latest event came in. Null if there was none.</summary>
    public DateTime? LastEvent { get; internal set; }

    /// <summary>How many issues were first seen in it.</summary>
    [Json("newGroups")]
    public int NewIssues { get; internal set; }

    /// <summary>How many commits it has.</summary>
    [Json("commitCount")]
    public int Commits { get; internal set; }

    /// <summary>The hash of its latest commit. Null if it has none.</summary>
    [Json("lastCommit/id")]
    public string? LastCommit { get; internal set; }

    /// <summary>How often it was deployed.</summary>
    [Json("deployCount")]
    public int Deploys { get; internal set; }

    /// <summary>The commit or tag that it was built from.</summary>
    public string? Ref { get; internal set; }

    /// <summary>A page about the release.</summary>
    public string? Url { get; internal set; }

    /// <summary>
    /// How it fares in each of its projects. Empty unless it was asked for (<c>Get-SentryRelease -Health</c>), and where there
    /// are no sessions.
    /// </summary>
    public SentryList<SentryProjectHealth> Health => SentryProjectHealth.Read(Part("projects"));

    /// <summary>The ids of its projects, in the order of the slugs.</summary>
    [Json("projects", Item = "id")]
    internal SentryList<string> ProjectIds { get; set; } = SentryList<string>.Empty;

    /// <summary>What it is sorted by: the date of the release, or else of its creation.</summary>
    internal DateTime? Date => DateReleased ?? DateCreated;

    /// <summary>The version.</summary>
    public override string ToString() => Version;

    /// <summary>Older servers list releases without an id; a version is there once in an organization.</summary>
    internal override string Key => Version;
}

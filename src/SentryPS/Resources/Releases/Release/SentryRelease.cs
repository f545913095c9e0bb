namespace SentryPS;

/// <summary>A release: a version of the code that is deployed. Emitted by Get-SentryRelease and New-SentryRelease.</summary>
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

    /// <summary>The projects that the release belongs to.</summary>
    public IReadOnlyList<SentryProjectSummary> Projects { get; internal set; } = [];

    /// <summary>When Sentry first heard of the release.</summary>
    public DateTimeOffset? DateCreated { get; internal set; }

    /// <summary>When it was released. Null as long as it is not.</summary>
    public DateTimeOffset? DateReleased { get; internal set; }

    /// <summary>When its first event came in. Null if there was none.</summary>
    public DateTimeOffset? FirstEvent { get; internal set; }

    /// <summary>When its latest event came in. Null if there was none.</summary>
    public DateTimeOffset? LastEvent { get; internal set; }

    /// <summary>How many issues were first seen in it.</summary>
    public int NewGroups { get; internal set; }

    /// <summary>How many commits it has.</summary>
    public int CommitCount { get; internal set; }

    /// <summary>How often it was deployed.</summary>
    public int DeployCount { get; internal set; }

    /// <summary>The commit or tag that it was built from.</summary>
    public string? Ref { get; internal set; }

    /// <summary>A page about the release.</summary>
    public string? Url { get; internal set; }

    /// <summary>The version.</summary>
    public override string ToString() => Version;

    /// <summary>Older servers list releases without an id; a version is there once in an organization.</summary>
    internal override string Key => Version;
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>A version of one or more projects.</summary>
public sealed class Release
{
    public required long Id { get; init; }

    public required string Version { get; init; }

    /// <summary>open or archived.</summary>
    public string Status { get; set; } = "open";

    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>Null as long as the release is not finalized.</summary>
    public DateTimeOffset? DateReleased { get; set; }

    public DateTimeOffset? DateStarted { get; set; }

    public string? Ref { get; set; }

    public string? Url { get; set; }

    public User? Owner { get; set; }

    public int NewIssues { get; set; }

    public DateTimeOffset? FirstEvent { get; init; }

    public DateTimeOffset? LastEvent { get; init; }

    /// <summary>Whether programs have told of sessions with it.</summary>
    public bool HasSessions { get; init; }

    public List<Project> Projects { get; init; } = [];

    public List<string> Environments { get; init; } = [];

    public List<Commit> Commits { get; } = [];

    public List<Deploy> Deploys { get; } = [];

    /// <summary>The recorded answer this release comes from, or null for a seeded or new one.</summary>
    public JsonObject? Recorded { get; init; }

    /// <summary>Whether an API call has changed the release, so that its recorded state no longer holds.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The order of releases: by the day they went live, or else were created.</summary>
    public DateTimeOffset Date => DateReleased ?? DateCreated;

    public override string ToString() => Version;
}

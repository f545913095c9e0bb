namespace SentryPS;

/// <summary>A threshold that a project has for its releases, and how one of them fares by it. Emitted by Get-SentryReleaseThreshold.</summary>
[Resource("organizations/{organization}/release-threshold-statuses/", Name = "release threshold", Read = "org:ci")]
public sealed class SentryReleaseThreshold : SentryObject
{
    /// <summary>The id of the threshold. Null where the server does not tell.</summary>
    public string? Id { get; internal set; }

    /// <summary>The version of the release.</summary>
    public string? Release { get; internal set; }

    /// <summary>The slug of the project.</summary>
    [Json("project_slug")]
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
    [Json("project_id")]
    public string? ProjectId { get; internal set; }

    /// <summary>The environment that counts. Null for all of them.</summary>
    [Json("environment/name")]
    public string? Environment { get; internal set; }

    /// <summary>Whether the release keeps within the threshold.</summary>
    [Json("is_healthy")]
    public bool IsHealthy { get; internal set; }

    /// <summary>What is measured, such as <c>crash_free_session_rate</c> or <c>new_issue_count</c>.</summary>
    [Json("threshold_type")]
    public string? Type { get; internal set; }

    /// <summary>On which side of the value a release is not healthy: <c>over</c> or <c>under</c>.</summary>
    [Json("trigger_type")]
    public string? Trigger { get; internal set; }

    /// <summary>The value: a number of errors or issues, or a rate in percent.</summary>
    public double? Value { get; internal set; }

    /// <summary>What was measured of the release. Null where there are no data.</summary>
    [Json("metric_value")]
    public double? Measured { get; internal set; }

    /// <summary>How long after the release it is measured.</summary>
    [Json("window_in_seconds")]
    public TimeSpan? Window { get; internal set; }

    /// <summary>When the time that is measured begins.</summary>
    public DateTime? Start { get; internal set; }

    /// <summary>When it ends.</summary>
    public DateTime? End { get; internal set; }

    /// <summary>The release, what is measured, and how it fares.</summary>
    public override string ToString() => $"{Release} {Type}: {(IsHealthy ? "healthy" : "not healthy")}";

    internal override string? Key => $"{Id} {Project} {Release}";
}

namespace SentryPS.Sandbox.Resources;

/// <summary>A comparison of a detector, and the priority it leads to.</summary>
public sealed record DetectorCondition(string Type, double Comparison, int Result);

/// <summary>What notices that something is wrong, called a monitor in Sentry's pages.</summary>
public sealed class Detector
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>error, issue_stream, metric_issue, uptime_domain_failure ….</summary>
    public required string Type { get; init; }

    public required Project Project { get; init; }

    public Assignee? Owner { get; init; }

    public User? CreatedBy { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public bool Enabled { get; set; } = true;

    /// <summary>Only metric detectors have one.</summary>
    public Metric? Metric { get; init; }

    public IReadOnlyList<DetectorCondition> Conditions { get; init; } = [];

    public List<Workflow> Workflows { get; } = [];

    public Issue? LatestIssue { get; init; }
}

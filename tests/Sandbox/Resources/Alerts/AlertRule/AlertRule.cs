namespace SentryPS.Sandbox.Resources;

/// <summary>A metric alert rule of servers before detectors and workflows.</summary>
public sealed class AlertRule
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public required Metric Metric { get; init; }

    public required Project Project { get; init; }

    public Assignee? Owner { get; init; }

    public User? CreatedBy { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    /// <summary>Whether the metric is bad above its thresholds, or below.</summary>
    public bool IsAbove { get; init; } = true;

    public double Critical { get; init; }

    public double? Warning { get; init; }
}

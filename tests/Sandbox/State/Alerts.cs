namespace SentryPS.Sandbox.State;

/// <summary>A comparison of a detector, and the priority it leads to.</summary>
public sealed record DetectorCondition(string Type, double Comparison, int Result);

/// <summary>What a metric detector or metric alert rule measures.</summary>
public sealed record Metric(string Dataset, string Aggregate, string Query, int WindowSeconds, string? Environment);

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

/// <summary>What is done about it, called an alert in Sentry's pages.</summary>
public sealed class Workflow
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public User? CreatedBy { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset? LastTriggered { get; init; }

    public bool Enabled { get; set; } = true;

    public Assignee? Owner { get; init; }

    public string? Environment { get; init; }

    /// <summary>Minutes between two notifications about the same thing.</summary>
    public int Frequency { get; init; } = 30;

    /// <summary>What sets it off, such as first_seen_event.</summary>
    public IReadOnlyList<string> Triggers { get; init; } = [];

    public List<Detector> Detectors { get; } = [];
}

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

namespace SentryPS.Sandbox.Resources;

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

namespace SentryPS;

/// <summary>
/// A rule that watches or alerts. Sentry has three kinds that response the same question, and this is all of them: a
/// monitor says what is wrong, an alert says whom to tell, and on older servers a metric alert says both.
/// Emitted by Get-SentryAlertRule.
/// </summary>
public sealed class SentryAlertRule : SentryObject
{
    /// <summary>The numeric id; unique among rules of the same kind only.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Which of the three kinds it is.</summary>
    public SentryAlertRuleKind Kind { get; internal set; }

    /// <summary>A monitor's type, such as <c>metric_issue</c> or <c>error</c>. Null for other kinds.</summary>
    public string? Type { get; internal set; }

    /// <summary>Whether the rule is in force. Null where the server does not say.</summary>
    public bool? Enabled { get; internal set; }

    /// <summary>The id of the project that a monitor watches. Null for other kinds.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The slugs of the projects that a metric alert watches; empty for other kinds.</summary>
    public IReadOnlyList<string> Projects { get; internal set; } = [];

    /// <summary>The environment that the rule is limited to. Null if it is limited to none.</summary>
    public string? Environment { get; internal set; }

    /// <summary>Who owns the rule, as <c>user:1</c> or <c>team:2</c>. Null if nobody does.</summary>
    public string? Owner { get; internal set; }

    /// <summary>What is measured, such as <c>count()</c>. Null for alerts.</summary>
    public string? Aggregate { get; internal set; }

    /// <summary>Which events are measured. Null for alerts.</summary>
    public string? Query { get; internal set; }

    /// <summary>The span of time over which is measured. Null for alerts.</summary>
    public TimeSpan? TimeWindow { get; internal set; }

    /// <summary>The ids of the alerts that a monitor sets off, or of the monitors that set an alert off.</summary>
    public IReadOnlyList<string> ConnectedIds { get; internal set; } = [];

    /// <summary>When the rule was created.</summary>
    public DateTimeOffset? DateCreated { get; internal set; }

    /// <summary>When the rule was last changed. Null where the server does not say.</summary>
    public DateTimeOffset? DateUpdated { get; internal set; }

    /// <summary>When an alert was last set off. Null if never, and for other kinds.</summary>
    public DateTimeOffset? LastTriggered { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal override string Key => Id;
}

namespace SentryPS;

/// <summary>
/// A rule that watches or alerts. Sentry has three kinds that response the same question, and this is all of them: a
/// monitor says what is wrong, an alert says whom to tell, and on older servers a metric alert says both.
/// Emitted by Get-SentryAlertRule.
/// </summary>
public sealed class SentryAlertRule : SentryObject
{
    // A metric alert says itself what it measures, and in minutes; a monitor in its one source of data, and in seconds.
    private const string Measurement = "dataSources/queryObj/snubaQuery/";

    /// <summary>The numeric id; unique among rules of the same kind only.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Which of the three kinds it is.</summary>
    [Json(null)]
    public SentryAlertRuleKind Kind { get; internal set; }

    /// <summary>A monitor's type, such as <c>metric_issue</c> or <c>error</c>. Null for other kinds.</summary>
    public string? Type { get; internal set; }

    /// <summary>Whether the rule is in force. Null where the server does not say.</summary>
    public bool? Enabled { get; internal set; }

    /// <summary>The id of the project that a monitor watches. Null for other kinds.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The slugs of the projects that a metric alert watches; empty for other kinds.</summary>
    [Json("projects", Item = "slug")]
    public SentryList<string> Projects { get; internal set; } = SentryList<string>.Empty;

    /// <summary>The environment that the rule is limited to. Null if it is limited to none.</summary>
    [Json("environment"), Json(Measurement + "environment")]
    public string? Environment { get; internal set; }

    /// <summary>
    /// Who owns the rule: a user's email address, or a team's slug as <c>#team</c>; where the server tells no more than
    /// the number, <c>user:1</c> or <c>team:2</c>. Null if nobody does.
    /// </summary>
    public string? Owner => OwnerActor?.ToString();

    /// <summary>The name of the user, or the slug of the team. Null where the server does not tell it.</summary>
    public string? OwnerName => OwnerActor?.Name;

    /// <summary>The numeric id of the user or the team. Null if nobody owns the rule.</summary>
    public string? OwnerId => OwnerActor?.Id;

    /// <summary>What is measured, such as <c>count()</c>. Null for alerts.</summary>
    [Json("aggregate"), Json(Measurement + "aggregate")]
    public string? Aggregate { get; internal set; }

    /// <summary>Which events are measured. Null for alerts.</summary>
    [Json("query"), Json(Measurement + "query")]
    public string? Query { get; internal set; }

    /// <summary>The span of time over which is measured. Null for alerts.</summary>
    [Json("timeWindow", Unit = 60), Json(Measurement + "timeWindow")]
    public TimeSpan? TimeWindow { get; internal set; }

    /// <summary>The ids of the alerts that a monitor sets off, or of the monitors that set an alert off.</summary>
    [Json("workflowIds", Item = "id"), Json("detectorIds", Item = "id")]
    public SentryList<string> ConnectedIds { get; internal set; } = SentryList<string>.Empty;

    /// <summary>When the rule was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When the rule was last changed. Null where the server does not say.</summary>
    [Json("dateUpdated"), Json("dateModified")]
    public DateTime? DateUpdated { get; internal set; }

    /// <summary>When an alert was last set off. Null if never, and for other kinds.</summary>
    public DateTime? LastTriggered { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    [Json("owner")]
    internal SentryActor? OwnerActor { get; set; }

    internal override string Key => Id;
}

using System.Globalization;

namespace SentryPS;

/// <summary>
/// A monitor: what notices that something is wrong and opens an issue; Sentry's API calls it a detector. Alerts that are
/// connected to it tell people. Emitted by Get-SentryMonitor.
/// </summary>
[Resource(
    "organizations/{organization}/detectors/", "{monitor}/",
    Name = "monitor", Read = "alerts:read", Write = "alerts:write", NeedsUser = true)]
public sealed class SentryMonitor : SentryObject
{
    private const string Source = "dataSources/queryObj/";
    private const string Measurement = Source + "snubaQuery/";

    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name. Several monitors may have the same one.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>
    /// The type: <c>metric_issue</c>, <c>uptime_domain_failure</c> or <c>monitor_check_in_failure</c> for those that people
    /// make; <c>error</c>, <c>issue_stream</c> and others for Sentry's own.
    /// </summary>
    public string Type { get; internal set; } = "";

    /// <summary>Whether the monitor watches.</summary>
    public bool Enabled { get; internal set; }

    /// <summary>The slug of the project. Null where the token may not read projects.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project. Null for a monitor of no project.</summary>
    public string? ProjectId { get; internal set; }

    /// <summary>The environment that is watched. Null for all, and for types that have none.</summary>
    [Json(Measurement + "environment"), Json("config/environment")]
    public string? Environment { get; internal set; }

    /// <summary>What a person wrote about it. Null if nothing.</summary>
    public string? Description { get; internal set; }

    /// <summary>Who is told of its issues: a user's email address, or a team's slug as <c>#team</c>. Null if nobody is.</summary>
    public string? Owner => OwnerActor?.ToString();

    /// <summary>The numeric id of the user or the team. Null if nobody owns the monitor.</summary>
    public string? OwnerId => OwnerActor?.Id;

    /// <summary>What a metric monitor measures, such as <c>count()</c>. Null for other types.</summary>
    [Json(Measurement + "aggregate")]
    public string? Aggregate { get; internal set; }

    /// <summary>What a metric monitor measures it of, such as <c>events</c>. Null for other types.</summary>
    [Json(Measurement + "dataset")]
    public string? Dataset { get; internal set; }

    /// <summary>Which events a metric monitor measures. Null for other types.</summary>
    [Json(Measurement + "query")]
    public string? Query { get; internal set; }

    /// <summary>The span of time over which a metric monitor measures. Null for other types.</summary>
    [Json(Measurement + "timeWindow")]
    public TimeSpan? TimeWindow { get; internal set; }

    /// <summary>How a metric monitor compares: <c>static</c>, <c>percent</c> or <c>dynamic</c>. Null for other types.</summary>
    [Json("config/detectionType")]
    public string? Detection { get; internal set; }

    /// <summary>How far back the span lies that a monitor of percentages compares with. Null for others.</summary>
    [Json("config/comparisonDelta")]
    public TimeSpan? ComparisonDelta { get; internal set; }

    /// <summary>The threshold of issues of high priority. Null where there is none.</summary>
    public double? High => Threshold(75);

    /// <summary>The threshold of issues of medium priority. Null where there is none.</summary>
    public double? Medium => Threshold(50);

    /// <summary>The threshold at which issues are resolved. Null where there is none.</summary>
    public double? Resolved => Threshold(0);

    /// <summary>Whether it is bad when the thresholds are not reached, rather than when they are passed. Null where there are none.</summary>
    public bool? Below => ConditionFor(75) is { } condition || (condition = ConditionFor(50)) is not null
        ? condition.Text("type") switch { "lt" or "lte" => true, "gt" or "gte" => false, _ => null }
        : null;

    /// <summary>The address that an uptime monitor asks for. Null for other types.</summary>
    [Json(Source + "url")]
    public string? Url { get; internal set; }

    /// <summary>How often an uptime monitor asks. Null for other types.</summary>
    [Json(Source + "intervalSeconds")]
    public TimeSpan? Interval { get; internal set; }

    /// <summary>The ids of the alerts that tell people of its issues.</summary>
    [Json("workflowIds", Item = "id")]
    public SentryList<string> AlertIds { get; internal set; } = SentryList<string>.Empty;

    /// <summary>The short ID of the latest issue that it opened. Null if there is none, or the response leaves it out.</summary>
    [Json("latestGroup/shortId")]
    public string? LatestIssue { get; internal set; }

    /// <summary>When the monitor was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When the monitor was last changed.</summary>
    public DateTime? DateUpdated { get; internal set; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    [Json("owner")]
    internal SentryActor? OwnerActor { get; set; }

    internal override string Key => Id;

    /// <summary>Says that Sentry made it itself, and nobody can remove it.</summary>
    internal bool IsSystem => Type is "error" or "issue_stream" || Type.StartsWith("performance_", StringComparison.Ordinal);

    private double? Threshold(int priority) =>
        ConditionFor(priority).Field("comparison") is (long or double) and var number
            ? Convert.ToDouble(number, CultureInfo.InvariantCulture)
            : null;

    private object? ConditionFor(int priority) =>
        Part("conditionGroup").Items("conditions").FirstOrDefault(condition => condition.Number("conditionResult") == priority);
}

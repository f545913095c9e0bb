namespace SentryPS.Commands;

/// <summary>
/// Creates a metric monitor: it measures events, spans, logs or sessions of a project, and opens an issue when a threshold
/// is passed.
/// </summary>
[Cmdlet(VerbsCommon.New, "SentryMonitor", SupportsShouldProcess = true, DefaultParameterSetName = StaticSet)]
[Serves("createOrganizationProjectDetector")]
[OutputType(typeof(SentryMonitor))]
public sealed class NewSentryMonitorCommand : NewCmdlet<SentryMonitor>
{
    private const string StaticSet = "Static";
    private const string PercentSet = "Percent";
    private const string DynamicSet = "Dynamic";

    /// <summary>The name, at most 200 characters long.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 200), Body("name")]
    public string Name { get; set; } = "";

    /// <summary>The project that is watched, by slug or id. Without it, the default project of the connection is used.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>What is measured.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public SentryMonitorMeasure Measure { get; set; }

    /// <summary>Another aggregate than the usual one of what is measured, such as <c>p99(span.duration)</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Aggregate { get; set; }

    /// <summary>Only what this search finds is measured. Without it, everything is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only what happens in this environment is measured. Without it, all of them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The span over which is measured, in whole minutes, up to a day: <c>01:00:00</c>, which it is if it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public TimeSpan TimeWindow { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The threshold of issues of high priority; of percentages, how many percent more or less.</summary>
    [Parameter(ParameterSetName = StaticSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PercentSet, ValueFromPipelineByPropertyName = true)]
    public double? High { get; set; }

    /// <summary>The threshold of issues of medium priority.</summary>
    [Parameter(ParameterSetName = StaticSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PercentSet, ValueFromPipelineByPropertyName = true)]
    public double? Medium { get; set; }

    /// <summary>The threshold at which issues are resolved. Without it, that of the lowest priority.</summary>
    [Parameter(ParameterSetName = StaticSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PercentSet, ValueFromPipelineByPropertyName = true)]
    public double? Resolved { get; set; }

    /// <summary>It is bad when the thresholds are not reached, rather than when they are passed.</summary>
    [Parameter(ParameterSetName = StaticSet)]
    [Parameter(ParameterSetName = PercentSet)]
    public SwitchParameter Below { get; set; }

    /// <summary>
    /// Compares with the same span so long before, in percent: 5 or 15 minutes, an hour, a day (<c>1.00:00:00</c>), 7 or 30
    /// days.
    /// </summary>
    [Parameter(ParameterSetName = PercentSet, Mandatory = true)]
    public TimeSpan ComparedWith { get; set; }

    /// <summary>Has Sentry learn what is normal, and notice what is not. Not every plan has this.</summary>
    [Parameter(ParameterSetName = DynamicSet, Mandatory = true)]
    public SentryMonitorSensitivity Sensitivity { get; set; }

    /// <summary>On which side of what is normal an anomaly lies; both if it is not given.</summary>
    [Parameter(ParameterSetName = DynamicSet)]
    public SentryMonitorDirection Direction { get; set; } = SentryMonitorDirection.Both;

    /// <summary>Whom its issues are assigned to: a user's email address or a team (<c>#team</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>A text for people, such as what to do about its issues.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Body("description", CanClear = false)]
    public string? Description { get; set; }

    /// <summary>The alerts that tell of its issues, by id or object.</summary>
    [Parameter]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>Creates it switched off.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override string NewName => Name;

    private protected override string ListPath => "organizations/{organization}/projects/{project}/detectors/";

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (ParameterSetName == PercentSet)
            MonitorBody.SecondsOf(ComparedWith, "ComparedWith", MonitorBody.ComparisonDeltas);
    }

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var source = MetricSource.Create(Measure, Aggregate, Query, TimeWindow, Environment);
        var body = base.ComposeBody();
        body["type"] = "metric_issue";
        body["enabled"] = !Disabled;
        body["data_sources"] = new[] { source };
        body["config"] = Config();
        body["condition_group"] = ParameterSetName == DynamicSet
            ? MetricThresholds.Anomalies(Sensitivity, Direction)
            : new MetricThresholds(High, Medium, Resolved, Below).Checked().Create();
        MonitorBody.AddConnections(this, body, Owner, Alert);
        return body;
    }

    private Dictionary<string, object?> Config() => ParameterSetName == PercentSet
        ? new() { ["detectionType"] = "percent", ["comparisonDelta"] = MonitorBody.SecondsOf(ComparedWith, "ComparedWith", MonitorBody.ComparisonDeltas) }
        : new() { ["detectionType"] = ParameterSetName == DynamicSet ? "dynamic" : "static" };

    private protected override SentryMonitor Complete(SentryMonitor item) => MonitorBody.Complete(this, item);
}

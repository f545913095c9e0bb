namespace SentryPS.Commands;

/// <summary>
/// Changes monitors: the name, the description and the owner of any; of metric monitors also what they measure, and their
/// thresholds. What is not given stays as it is.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryMonitor))]
public sealed class SetSentryMonitorCommand : SetCmdlet<SentryMonitor>
{
    private static readonly string[] s_measurement = [nameof(Aggregate), nameof(Query), nameof(Environment), nameof(TimeWindow)];
    private static readonly string[] s_thresholds = [nameof(High), nameof(Medium), nameof(Resolved)];

    /// <summary>The monitors by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>The new name, at most 200 characters long.</summary>
    [Parameter]
    [Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The new text for people; <c>$null</c> clears it.</summary>
    [Parameter]
    [Body("description")]
    public string? Description { get; set; }

    /// <summary>Whom its issues are assigned to from now on: a user's email address or a team (<c>#team</c>); <c>$null</c> for nobody.</summary>
    [Parameter]
    [Body("owner", IsShown = false)]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string? Owner { get; set; }

    /// <summary>What a metric monitor measures from now on, such as <c>p99(span.duration)</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Aggregate { get; set; }

    /// <summary>Which events a metric monitor measures from now on; an empty text for all.</summary>
    [Parameter]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>The environment in which a metric monitor measures from now on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>The span over which a metric monitor measures from now on, in whole minutes: <c>00:30:00</c>.</summary>
    [Parameter]
    public TimeSpan TimeWindow { get; set; }

    /// <summary>The new threshold of issues of high priority.</summary>
    [Parameter]
    public double High { get; set; }

    /// <summary>The new threshold of issues of medium priority.</summary>
    [Parameter]
    public double Medium { get; set; }

    /// <summary>The new threshold at which issues are resolved.</summary>
    [Parameter]
    public double Resolved { get; set; }

    private bool ChangesMeasurement => s_measurement.Any(IsBound);

    private bool ChangesThresholds => s_thresholds.Any(IsBound);

    private protected override IEnumerable<string> Changeable => base.Changeable.Concat(s_measurement).Concat(s_thresholds);

    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var body = ComposeBody();
        if (body.TryGetValue("owner", out var owner) && owner is string name)
            body["owner"] = AlertDirectory.Of(this).Person(name);
        if (!ChangesMeasurement && !ChangesThresholds)
            return body;

        var monitor = Fetch<SentryMonitor>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        if (ChangesMeasurement)
            body["data_sources"] = new[] { Measurement(monitor) };
        if (ChangesThresholds)
            body["condition_group"] = Thresholds(monitor);
        return body;
    }

    private Dictionary<string, object?> Measurement(SentryMonitor monitor)
    {
        var source = MetricSource.Read(monitor);
        if (IsBound(nameof(Aggregate)))
            source["aggregate"] = Aggregate;
        if (IsBound(nameof(Query)))
            source["query"] = Query ?? "";
        if (IsBound(nameof(Environment)))
            source["environment"] = Environment;
        if (IsBound(nameof(TimeWindow)))
            source["timeWindow"] = MetricSource.SecondsOf(TimeWindow, (string)source["dataset"]!);
        return source;
    }

    private Dictionary<string, object?> Thresholds(SentryMonitor monitor)
    {
        if (monitor.Below is not { } below)
        {
            throw SentryException.InvalidInput(
                $"Monitor {monitor.Id} ('{monitor.Name}') has no thresholds that could be changed: its type is {monitor.Type}.", monitor.Id);
        }

        // A threshold that follows another does so from now on too.
        var resolved = monitor.Resolved == (monitor.Medium ?? monitor.High) ? null : monitor.Resolved;
        return new MetricThresholds(
            IsBound(nameof(High)) ? High : monitor.High,
            IsBound(nameof(Medium)) ? Medium : monitor.Medium,
            IsBound(nameof(Resolved)) ? Resolved : resolved,
            below).Checked().ApplyTo(monitor.Raw.Field("conditionGroup"));
    }

    private protected override SentryMonitor Complete(SentryMonitor item) => MonitorBody.Complete(this, item);
}

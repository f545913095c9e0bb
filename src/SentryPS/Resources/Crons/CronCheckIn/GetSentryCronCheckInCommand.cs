namespace SentryPS.Commands;

/// <summary>Lists the runs of jobs as their cron monitors have recorded them, the latest first.</summary>
[Cmdlet(VerbsCommon.Get, "SentryCronCheckIn", SupportsPaging = true)]
[Serves("listOrganizationMonitorCheckins", "listProjectMonitorCheckins")]
[OutputType(typeof(SentryCronCheckIn))]
public sealed class GetSentryCronCheckInCommand : GetCmdlet<SentryCronCheckIn>
{
    /// <summary>The cron monitors by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryCronMonitor), Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName[] CronMonitor { get; set; } = [];

    /// <summary>The project that the monitors are in, where several projects have monitors of the same slug.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Only runs in these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>
    /// Only runs that stand so. The server cannot be asked for them, so all runs of the period are read.
    /// </summary>
    [Parameter]
    public SentryCronCheckInStatus[] Status { get; set; } = [];

    /// <summary>
    /// Only runs since this time. Goes together with <c>-End</c>, and not with <c>-StatsPeriod</c>. A time without a
    /// zone is local time.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only runs until this time. Goes together with <c>-Start</c>. A time without a zone is local time.
    /// </summary>
    [Parameter]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>
    /// Only runs of the last period: a number and a unit (<c>s</c>, <c>m</c>, <c>h</c>, <c>d</c> or <c>w</c>), such as
    /// <c>24h</c>. Without it, and without <c>-Start</c> and <c>-End</c>, Sentry looks at the last 90 days.
    /// </summary>
    [Parameter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    private protected override string ListPath => CronMonitorPath.IsProjectKnown(CurrentTarget, Project is not null)
        ? SentryCronCheckIn.PathInProject
        : Resource.ListPath;

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
    }

    private protected override Func<SentryCronCheckIn, bool>? Selection =>
        Status.Length == 0 ? null : checkIn => Status.Contains(checkIn.Status);

    private protected override void AddQuery(QueryParameters query) => Period.AddTo(query);
}

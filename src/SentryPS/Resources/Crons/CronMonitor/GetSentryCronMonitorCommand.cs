namespace SentryPS.Commands;

/// <summary>Gets the cron monitors of an organization or of projects, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryCronMonitor", SupportsPaging = true)]
[Serves("listOrganizationMonitors", "getOrganizationMonitor", "getProjectMonitor")]
[OutputType(typeof(SentryCronMonitor))]
public sealed class GetSentryCronMonitorCommand : GetCmdlet<SentryCronMonitor>
{
    /// <summary>The slugs or ids of cron monitors. A piped project or organization stands for its monitors.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryCronMonitor), Within = [typeof(SentryProject)], Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName[] CronMonitor { get; set; } = [];

    /// <summary>
    /// Only the monitors of these projects, by slug or id. Without it, the default project of the connection is used;
    /// if there is none, those of all projects are listed. With <c>-CronMonitor</c>, the one project that the monitors
    /// are in.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject)), ProjectQuery]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>
    /// Only monitors whose jobs have checked in in these environments, and only these environments of them.
    /// </summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>
    /// Only monitors of these owners: <c>user:1</c>, <c>team:2</c>, <c>myteams</c> for the teams of the token's user,
    /// or
    /// <c>unassigned</c>.
    /// </summary>
    [Parameter]
    [Query("owner")]
    public string[] Owner { get; set; } = [];

    /// <summary>Only monitors that have this text in their name, slug or id.</summary>
    [Parameter]
    [Query("query"), AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Where one is named, the project says which of several monitors of the same slug is meant.</summary>
    private protected override IEnumerable<string> Filters => base.Filters.Where(filter => filter != nameof(Project));

    private protected override string ItemPath => CronMonitorPath.Of(CurrentTarget, Project.Length > 0);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        if (Targets.Count > 0 && Project.Length > 1)
            throw SentryException.InvalidInput("With -CronMonitor, -Project is the one project that the monitors are in.");
    }
}

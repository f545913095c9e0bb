namespace SentryPS.Commands;

/// <summary>Creates a cron monitor.</summary>
[Cmdlet(VerbsCommon.New, "SentryCronMonitor", SupportsShouldProcess = true)]
[OutputType(typeof(SentryCronMonitor))]
public sealed class NewSentryCronMonitorCommand : NewCmdlet<SentryCronMonitor>
{
    /// <summary>The name that people read, of 128 characters at most.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 128), Body("name")]
    public string Name { get; set; } = "";

    /// <summary>
    /// The short name by which the job checks in: up to 50 lower-case letters, digits, dashes and underscores, not
    /// digits alone. Sentry makes one of the name if it is not given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateCronSlug, Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>The project, by slug or id. Without it, the default project of the connection is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>
    /// When the job runs, in the form of crontab: five fields such as <c>30 2 * * 1-5</c>, or <c>@hourly</c>,
    /// <c>@daily</c>, <c>@weekly</c>, <c>@monthly</c>, <c>@yearly</c>.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Crontab { get; set; }

    /// <summary>
    /// The time from one run to the next, such as <c>'30 minutes'</c> or a time span of whole minutes.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CronInterval]
    public SentryCronInterval? Interval { get; set; }

    /// <summary>
    /// The time zone of the crontab by its name in the tz database, such as <c>Europe/Vienna</c>; UTC if it is not
    /// given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(TimeZoneCompleter)), Body("config/timezone")]
    public string? TimeZone { get; set; }

    /// <summary>How many minutes late a run may begin before it counts as missed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyAsNull, ValidateCronNumber(CronSchedule.LongestRuntime), Body("config/checkin_margin")]
    public int? CheckInMargin { get; set; }

    /// <summary>How many minutes a run may take before it counts as timed out, 10,080 (7 days) at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyAsNull, ValidateCronNumber(CronSchedule.LongestRuntime), Body("config/max_runtime")]
    public int? MaxRuntime { get; set; }

    /// <summary>After how many failures in a row there is an issue, 720 at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyAsNull, ValidateCronNumber(CronSchedule.HighestThreshold), Body("config/failure_issue_threshold")]
    public int? FailureThreshold { get; set; }

    /// <summary>After how many successes in a row the issue is resolved, 720 at most.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyAsNull, ValidateCronNumber(CronSchedule.HighestThreshold), Body("config/recovery_threshold")]
    public int? RecoveryThreshold { get; set; }

    /// <summary>Who is responsible: a member by email address or name, or a team as <c>#slug</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AssigneeCompleter)), Body("owner")]
    public string? Owner { get; set; }

    /// <summary>Creates the monitor disabled: what the job reports is dropped until it is enabled.</summary>
    [Parameter]
    public SwitchParameter Disabled { get; set; }

    private protected override string NewName => Name;

    private protected override void Create()
    {
        // What a monitor of another organization says of its project is not looked up here: the slug is taken as it is.
        if (CronSchedule.Of(Crontab, Interval) is null)
            throw SentryException.InvalidInput("A cron monitor needs a schedule: give -Crontab or -Interval.", Name);

        base.Create();
    }

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var body = base.ComposeBody();
        // An object that is piped for its properties has null for what it does not have.
        foreach (var field in body.Where(field => field.Value is null).ToList())
            body.Remove(field.Key);

        var config = body.TryGetValue("config", out var given) ? (Dictionary<string, object?>)given! : [];
        CronSchedule.Of(Crontab, Interval)!.AddToConfig(config);
        body["config"] = config;
        body["project"] = ValueOfHole("project");
        if (Disabled)
            body["status"] = "disabled";

        if (body.TryGetValue("owner", out var owner))
            body["owner"] = this.OwnerId((string)owner!);

        return body;
    }

    private protected override SentryCronMonitor Complete(SentryCronMonitor item)
    {
        if (!Disabled && item.Status == "disabled")
        {
            WriteWarning(
                $"The cron monitor {item.Slug} was created, but is disabled: the plan has no place for another one. "
                + "Nothing that the job reports is recorded.");
        }

        return base.Complete(item);
    }
}

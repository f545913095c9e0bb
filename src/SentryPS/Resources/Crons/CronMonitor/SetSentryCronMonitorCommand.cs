namespace SentryPS.Commands;

/// <summary>Changes cron monitors, or mutes them.</summary>
[Cmdlet(VerbsCommon.Set, "SentryCronMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateOrganizationMonitor", "updateProjectMonitor")]
[OutputType(typeof(SentryCronMonitor))]
public sealed class SetSentryCronMonitorCommand : SetCmdlet<SentryCronMonitor>
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

    /// <summary>The new name, of 128 characters at most.</summary>
    [Parameter]
    [ValidateLength(1, 128), Body("name", CanClear = false)]
    public string? Name { get; set; }

    /// <summary>The new slug. Jobs that check in by the old one are no longer recorded.</summary>
    [Parameter]
    [ValidateCronSlug, Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>
    /// The new schedule in the form of crontab. A job that sends its schedule with its check-ins sets it back to its
    /// own.
    /// </summary>
    [Parameter]
    [Body("config/schedule", CanClear = false)]
    public string? Crontab { get; set; }

    /// <summary>
    /// The new time from one run to the next, such as <c>'30 minutes'</c> or a time span of whole minutes.
    /// </summary>
    [Parameter]
    [CronInterval, Body("config/schedule", CanClear = false)]
    public SentryCronInterval? Interval { get; set; }

    /// <summary>The time zone of the crontab by its name in the tz database. Empty for UTC.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter)), Body("config/timezone")]
    public string? TimeZone { get; set; }

    /// <summary>
    /// How many minutes late a run may begin before it counts as missed. <c>$null</c> for Sentry's default.
    /// </summary>
    [Parameter]
    [ValidateCronNumber(CronSchedule.LongestRuntime), Body("config/checkin_margin")]
    public int? CheckInMargin { get; set; }

    /// <summary>
    /// How many minutes a run may take before it counts as timed out, 10,080 (7 days) at most. <c>$null</c> for
    /// Sentry's default.
    /// </summary>
    [Parameter]
    [ValidateCronNumber(CronSchedule.LongestRuntime), Body("config/max_runtime")]
    public int? MaxRuntime { get; set; }

    /// <summary>
    /// After how many failures in a row there is an issue, 720 at most. <c>$null</c> for Sentry's default.
    /// </summary>
    [Parameter]
    [ValidateCronNumber(CronSchedule.HighestThreshold), Body("config/failure_issue_threshold")]
    public int? FailureThreshold { get; set; }

    /// <summary>
    /// After how many successes in a row the issue is resolved, 720 at most. <c>$null</c> for Sentry's default.
    /// </summary>
    [Parameter]
    [ValidateCronNumber(CronSchedule.HighestThreshold), Body("config/recovery_threshold")]
    public int? RecoveryThreshold { get; set; }

    /// <summary>
    /// Who is responsible: a member by email address or name, or a team as <c>#slug</c>. <c>$null</c> for nobody.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(AssigneeCompleter)), Body("owner")]
    public string? Owner { get; set; }

    /// <summary>
    /// Tells nobody of what goes wrong, in all environments that the monitor has by now; <c>-Mute:$false</c> tells
    /// people again. What the job reports is recorded all the same.
    /// </summary>
    [Parameter]
    [Body("isMuted")]
    public SwitchParameter Mute { get; set; }

    /// <summary>Mutes, or with <c>-Mute:$false</c> unmutes, only these environments of the monitors.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    private protected override string ItemPath => CronMonitorPath.Of(CurrentTarget, Project is not null);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        var isMuteAlone = IsBound(nameof(Mute)) && Shape.Bodies.Count(field => IsBound(field.Property.Name)) == 1;
        if (Environment.Length > 0 && !isMuteAlone)
        {
            throw SentryException.InvalidInput(
                "-Environment goes with -Mute alone: everything else is the same in all environments of a monitor.");
        }

        _ = CronSchedule.Of(Crontab, Interval);
    }

    private protected override string Action => Environment.Length == 0
        ? base.Action
        : $"{(Mute ? "Mute" : "Unmute")} {string.Join(", ", Environment)}";

    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var body = ComposeBody();
        if (CronSchedule.Of(Crontab, Interval) is { } schedule)
            schedule.AddToConfig((Dictionary<string, object?>)body["config"]!);

        // Null would leave the time zone as it is.
        if (IsBound(nameof(TimeZone)))
            Put(body, "config/timezone", TimeZone ?? "");

        if (body.TryGetValue("owner", out var owner) && owner is string name)
            body["owner"] = this.OwnerId(name);

        return body;
    }

    private protected override void Change(SentryName target)
    {
        if (Environment.Length == 0)
        {
            base.Change(target);
            return;
        }

        var monitor = Fetch<SentryCronMonitor>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        foreach (var environment in CronEnvironments.Find(monitor, Environment))
        {
            var request = CronEnvironments.Request(ApiMethod.Put, RequiredOrganization, monitor, environment);
            request.Body = new Dictionary<string, object?> { ["isMuted"] = Mute.IsPresent };
            monitor = Fetch<SentryCronMonitor>(request);
            CronEnvironments.RequireMuted(monitor, environment, Mute);
        }

        if (PassThru)
            WriteObject(Complete(monitor));
    }
}

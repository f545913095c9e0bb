using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// The base of the commands that report to cron monitors: where to, and what the monitor shall be like.
/// </summary>
public abstract class CheckInCmdlet : OrganizationCmdlet
{
    private protected CheckInCmdlet()
    {
    }

    /// <summary>
    /// The DSN of the project, as Sentry shows it in the project's settings under Client Keys. Without it, the
    /// environment variable <c>SENTRY_DSN</c> is used; if that is not set, the key of <c>-Project</c> is asked for by
    /// the connection.
    /// </summary>
    [Parameter]
    public string? Dsn { get; set; }

    /// <summary>
    /// The project that the monitor is in, by slug or id, where no DSN is given. Without it, it is the project of a
    /// piped monitor, or the default project of the connection.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>The environment in which the job runs. Without it, Sentry takes <c>production</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>
    /// Creates the monitor with this schedule, or gives it this schedule if there is one: the five fields of crontab,
    /// or
    /// <c>@hourly</c>, <c>@daily</c>, <c>@weekly</c>, <c>@monthly</c>, <c>@yearly</c>.
    /// </summary>
    [Parameter]
    public string? Crontab { get; set; }

    /// <summary>
    /// The same with the time from one run to the next, such as <c>'30 minutes'</c> or a time span of whole minutes.
    /// </summary>
    [Parameter]
    [CronInterval]
    public SentryCronInterval? Interval { get; set; }

    /// <summary>
    /// The time zone of the crontab by its name in the tz database, such as <c>Europe/Vienna</c>. Goes with a schedule.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? TimeZone { get; set; }

    /// <summary>How many minutes late a run may begin before it counts as missed. Goes with a schedule.</summary>
    [Parameter]
    [ValidateRange(1, CronSchedule.LongestRuntime)]
    public int? CheckInMargin { get; set; }

    /// <summary>
    /// How many minutes a run may take before it counts as timed out, 10,080 (7 days) at most. Goes with a schedule.
    /// </summary>
    [Parameter]
    [ValidateRange(1, CronSchedule.LongestRuntime)]
    public int? MaxRuntime { get; set; }

    /// <summary>After how many failures in a row there is an issue, 720 at most. Goes with a schedule.</summary>
    [Parameter]
    [ValidateRange(1, CronSchedule.HighestThreshold)]
    public int? FailureThreshold { get; set; }

    /// <summary>After how many successes in a row the issue is resolved, 720 at most. Goes with a schedule.</summary>
    [Parameter]
    [ValidateRange(1, CronSchedule.HighestThreshold)]
    public int? RecoveryThreshold { get; set; }

    /// <summary>
    /// Lets the DSN's key cross the network in the open, to a server of your own without https. A connection to the
    /// same server that allows it is enough.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        _ = Config();
        if (Dsn is not null)
            _ = SentryDsn.Parse(Dsn);
    }

    /// <summary>What goes with a check-in to create or change the monitor. Null where no schedule is given.</summary>
    private protected IReadOnlyDictionary<string, object?>? Config()
    {
        var config = new Dictionary<string, object?>();
        Add("timezone", nameof(TimeZone), TimeZone);
        Add("checkin_margin", nameof(CheckInMargin), CheckInMargin);
        Add("max_runtime", nameof(MaxRuntime), MaxRuntime);
        Add("failure_issue_threshold", nameof(FailureThreshold), FailureThreshold);
        Add("recovery_threshold", nameof(RecoveryThreshold), RecoveryThreshold);
        var schedule = CronSchedule.Of(Crontab, Interval);
        schedule?.AddToCheckIn(config);
        return schedule is not null ? config : null;

        void Add(string field, string parameter, object? value)
        {
            if (value is null)
                return;

            if (Crontab is null && Interval is null)
            {
                throw SentryException.InvalidInput(
                    $"-{parameter} goes with -Crontab or -Interval: "
                    + "what a check-in says of its monitor begins with the schedule.");
            }

            config[field] = value;
        }
    }

    /// <summary>The slug of the monitor. By its id, the server would not find it here.</summary>
    private protected static string SlugOf(SentryName monitor)
    {
        var slug = monitor.Facts?.Resource?.Type == typeof(SentryCronMonitor)
            ? monitor.Facts.Text(nameof(SentryCronMonitor.Slug)) ?? monitor.Required
            : monitor.Required;
        return ValidateCronSlugAttribute.IsSlug(slug) && !Guid.TryParse(slug, out _)
            ? slug
            : throw SentryException.InvalidInput(ValidateCronSlugAttribute.Complaint(slug), slug);
    }

    /// <summary>
    /// Finds the DSN. What has to be known of the session is read at once; the request that may be needed is sent by
    /// the task.
    /// </summary>
    /// <exception cref="SentryException">There is no DSN, and no connection or project to ask for one.</exception>
    private protected Task<SentryDsn> FindDsn(CancellationToken cancellationToken)
    {
        const string variable = "SENTRY_DSN";
        if (Dsn is not null)
            return Task.FromResult(SentryDsn.Parse(Dsn));

        if (System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text)
        {
            try
            {
                return Task.FromResult(SentryDsn.Parse(text));
            }
            catch (SentryException exception)
            {
                exception.Remark = $" It is in the environment variable {variable}.";
                throw;
            }
        }

        if (Connection is null && ConnectionStore.Connected is null && !HasAmbientToken())
        {
            throw new SentryException("There is no DSN to report to.", "SentryDsnMissing", ErrorCategory.InvalidArgument)
            {
                RecommendedAction = $"Give -Dsn, set the environment variable {variable}, "
                    + "or connect with Connect-Sentry and name the -Project.",
            };
        }

        var project = Project?.Required
            ?? CurrentTarget?.Facts?.Text(nameof(SentryCronMonitor.Project))
            ?? ActiveConnection.Project
            ?? throw SentryException.InvalidInput(
                "Which project? Give -Dsn, or -Project for the connection to find its DSN.");
        return ProjectDsn.FindAsync(ActiveConnection, RequiredOrganization, project, cancellationToken);
    }

    /// <summary>
    /// Makes a way to the DSN's host, which is the same as the session's where they are one server. It can be made on
    /// any thread.
    /// </summary>
    private protected Func<SentryDsn, CheckInSender> SenderTo(TimeSpan limit)
    {
        var known = Connection ?? ConnectionStore.Connected;
        return dsn => new(dsn, dsn.Connect(known, limit, AllowUnencryptedAuthentication), Observer);
    }

    private bool HasAmbientToken()
    {
        try
        {
            _ = OwnConnection;
            return true;
        }
        catch (SentryConnectionException)
        {
            return false;
        }
    }
}

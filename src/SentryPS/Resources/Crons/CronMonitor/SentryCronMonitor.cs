namespace SentryPS;

/// <summary>
/// A cron monitor: watches a job that runs by a schedule, and tells when it fails, runs too long or does not run.
/// Emitted by Get-SentryCronMonitor.
/// </summary>
[Resource(
    "organizations/{organization}/monitors/", "{monitor}/",
    Name = "cron monitor", Key = nameof(Slug), Read = "alerts:read", Write = "alerts:write")]
public sealed class SentryCronMonitor : SentryObject
{
    /// <summary>
    /// The path of one monitor whose project is known. Two projects may have monitors of the same slug.
    /// </summary>
    internal const string PathInProject = "projects/{organization}/{project}/monitors/{monitor}/";

    /// <summary>The id, a GUID.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The short name by which jobs check in.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary>The slug of the project.</summary>
    [Json("project/slug")]
    public string? Project { get; internal set; }

    /// <summary>The number of the project.</summary>
    [Json("project/id")]
    public string? ProjectId { get; internal set; }

    /// <summary><c>active</c> or <c>disabled</c>. What jobs report to a disabled monitor is dropped.</summary>
    public string? Status { get; internal set; }

    /// <summary>Whether nobody is told of what goes wrong: all environments of the monitor are muted.</summary>
    public bool IsMuted { get; internal set; }

    /// <summary>Whether the schedule came with a check-in, as the next one will change it again.</summary>
    public bool IsUpserting { get; internal set; }

    /// <summary>The schedule in the form of crontab. Null for intervals.</summary>
    [Json("config/schedule")]
    public string? Crontab { get; internal set; }

    /// <summary>The time from one run to the next, such as <c>2 hours</c>. Null for crontabs.</summary>
    public string? Interval => SentryCronInterval.TextOf(IntervalParts);

    /// <summary>The time zone of the crontab, such as <c>Europe/Vienna</c>. Null for UTC.</summary>
    [Json("config/timezone")]
    public string? TimeZone { get; internal set; }

    /// <summary>
    /// How many minutes late a run may begin before it counts as missed. Null for Sentry's default, 1.
    /// </summary>
    [Json("config/checkin_margin")]
    public int? CheckInMargin { get; internal set; }

    /// <summary>How many minutes a run may take before it counts as timed out. Null for Sentry's default, 30.</summary>
    [Json("config/max_runtime")]
    public int? MaxRuntime { get; internal set; }

    /// <summary>After how many failures in a row there is an issue. Null for Sentry's default, 1.</summary>
    [Json("config/failure_issue_threshold")]
    public int? FailureThreshold { get; internal set; }

    /// <summary>After how many successes in a row the issue is resolved. Null for Sentry's default, 1.</summary>
    [Json("config/recovery_threshold")]
    public int? RecoveryThreshold { get; internal set; }

    /// <summary>Who is responsible: the email address of a user, or <c>#slug</c> of a team. Null for nobody.</summary>
    public string? Owner => Actor?.ToString();

    /// <summary>How the job does in each environment, the worst first. Empty before the first check-in.</summary>
    public SentryList<SentryCronEnvironment> Environments { get; internal set; } =
        SentryList<SentryCronEnvironment>.Empty;

    /// <summary>When the job last checked in, in any environment. Null if it never did.</summary>
    public DateTime? LastCheckIn => Environments.Max(environment => environment.LastCheckIn);

    /// <summary>When the next check-in is expected, in any environment. Null where none is.</summary>
    public DateTime? NextCheckIn => Environments.Min(environment => environment.NextCheckIn);

    /// <summary>When the monitor was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    internal override string Key => Id;

    [Json("config/schedule")]
    internal SentryList<string> IntervalParts { get; set; } = SentryList<string>.Empty;

    [Json("owner")]
    internal SentryActor? Actor { get; set; }

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;
}

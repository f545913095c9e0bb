namespace SentryPS;

/// <summary>
/// A run of a job as it was reported, or one that was missed. Emitted by Get-SentryCronCheckIn, and by
/// Send-SentryCronCheckIn for what it sent.
/// </summary>
[Resource("organizations/{organization}/monitors/{monitor}/checkins/", Name = "check-in", Read = "alerts:read")]
public sealed class SentryCronCheckIn : SentryObject
{
    /// <summary>The path of the listing where the monitor's project is known.</summary>
    internal const string PathInProject = SentryCronMonitor.PathInProject + "checkins/";

    /// <summary>The id, a GUID. Null where a check-in was sent without one.</summary>
    public string? Id { get; internal set; }

    /// <summary>The slug of the cron monitor.</summary>
    [Json(null)]
    public string? CronMonitor { get; internal set; }

    /// <summary>The slug of the monitor's project. Null where nothing told it.</summary>
    [Json(null)]
    public string? Project { get; internal set; }

    /// <summary>The environment in which the job ran.</summary>
    public string? Environment { get; internal set; }

    /// <summary>How the run stands.</summary>
    public SentryCronCheckInStatus Status { get; internal set; } = SentryCronCheckInStatus.Unknown;

    /// <summary>How long the run took. Null where it has not ended, or nobody knows.</summary>
    public TimeSpan? Duration => Milliseconds is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;

    /// <summary>
    /// When the run began, or was recorded as missed. Null for a check-in of which only is known that it was sent.
    /// </summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When the last report of the run came.</summary>
    public DateTime? DateUpdated { get; internal set; }

    /// <summary>When the run was expected to begin. Null for the first, and for intervals.</summary>
    public DateTime? ExpectedTime { get; internal set; }

    internal override string? Key => Id;

    [Json("duration")]
    internal long? Milliseconds { get; set; }

    /// <summary>The monitor and the status.</summary>
    public override string ToString() => $"{CronMonitor} {WireText.Of(Status)}";
}

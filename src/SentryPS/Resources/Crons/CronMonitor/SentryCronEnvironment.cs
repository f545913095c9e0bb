namespace SentryPS;

/// <summary>How a job does in one environment. Part of a <see cref="SentryCronMonitor"/>.</summary>
public sealed class SentryCronEnvironment
{
    /// <summary>The name of the environment.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>
    /// <c>active</c> before the first check-in, then <c>ok</c> or <c>error</c>; older servers tell missed and timed-out
    /// runs apart.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>Whether nobody is told of what goes wrong here.</summary>
    public bool IsMuted { get; internal set; }

    /// <summary>When the job last checked in. Null if it never did.</summary>
    public DateTime? LastCheckIn { get; internal set; }

    /// <summary>When the next check-in is expected. Null where none is.</summary>
    public DateTime? NextCheckIn { get; internal set; }

    /// <summary>Until when it has to come so as not to be missed: the same and the margin.</summary>
    public DateTime? NextCheckInLatest { get; internal set; }

    /// <summary>Since when the job fails. Null while it does not.</summary>
    [Json("activeIncident/startingTimestamp")]
    public DateTime? IncidentStart { get; internal set; }

    /// <summary>The name, the status, and whether it is muted: <c>production: error, muted</c>.</summary>
    public override string ToString() => $"{Name}: {Status}{(IsMuted ? ", muted" : "")}";
}

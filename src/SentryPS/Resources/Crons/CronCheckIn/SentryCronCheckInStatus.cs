namespace SentryPS;

/// <summary>How a run of a job stands.</summary>
public enum SentryCronCheckInStatus
{
    /// <summary>The job reported a success.</summary>
    Ok,

    /// <summary>The job reported a failure.</summary>
    Error,

    /// <summary>The job reported its start, and nothing since.</summary>
    [Wire("in_progress")]
    InProgress,

    /// <summary>No run was reported when the schedule had one. Sentry itself records it.</summary>
    Missed,

    /// <summary>The job reported its start, and no end within the time it may take. Sentry itself records it.</summary>
    Timeout,

    /// <summary>Something else was reported.</summary>
    Unknown,
}

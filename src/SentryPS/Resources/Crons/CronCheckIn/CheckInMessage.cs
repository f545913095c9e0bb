namespace SentryPS.Commands;

/// <summary>One report of a job to its cron monitor.</summary>
/// <param name="CronMonitor">The slug of the monitor.</param>
/// <param name="Id">What tells the run from others that overlap it. Empty for the latest run that is in
/// progress.</param>
/// <param name="Status">How the run stands.</param>
internal sealed record CheckInMessage(string CronMonitor, Guid Id, SentryCronCheckInStatus Status)
{
    public string? Environment { get; init; }

    /// <summary>How long the run took. Null where it has not ended, or the server shall reckon.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// The schedule and the limits of the monitor, which is created with them or changed. Null to leave it as it is.
    /// </summary>
    public IReadOnlyDictionary<string, object?>? Config { get; init; }

    /// <summary>
    /// The body. The duration is in seconds here, where responses have milliseconds.
    /// </summary>
    public Dictionary<string, object?> ToBody()
    {
        var body = new Dictionary<string, object?> { ["check_in_id"] = Id.ToString("N"), ["status"] = Status };
        if (Environment is not null)
            body["environment"] = Environment;

        if (Duration is { } duration)
            body["duration"] = Math.Round(Math.Max(0, duration.TotalSeconds), 3);

        if (Config is not null)
            body["monitor_config"] = Config;

        return body;
    }
}

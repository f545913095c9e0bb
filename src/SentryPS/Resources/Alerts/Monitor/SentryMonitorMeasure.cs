namespace SentryPS;

/// <summary>What a metric monitor measures.</summary>
public enum SentryMonitorMeasure
{
    /// <summary>The number of errors.</summary>
    Errors,

    /// <summary>The number of users who met errors.</summary>
    Users,

    /// <summary>The number of spans.</summary>
    Throughput,

    /// <summary>How long spans take: the 95th percentile, unless <c>-Aggregate</c> says otherwise.</summary>
    Duration,

    /// <summary>The share of spans that failed.</summary>
    FailureRate,

    /// <summary>The number of log messages.</summary>
    Logs,

    /// <summary>The percentage of sessions without a crash.</summary>
    CrashFreeSessions,

    /// <summary>The percentage of users without a crash.</summary>
    CrashFreeUsers,
}

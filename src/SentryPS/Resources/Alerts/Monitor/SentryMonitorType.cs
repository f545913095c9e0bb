namespace SentryPS;

/// <summary>The types of monitor that Get-SentryMonitor can be limited to.</summary>
public enum SentryMonitorType
{
    /// <summary>Watches an aggregate of events, spans, logs or metrics.</summary>
    [Wire("metric_issue")]
    Metric,

    /// <summary>Asks for an address again and again.</summary>
    [Wire("uptime_domain_failure")]
    Uptime,

    /// <summary>Waits for check-ins of a job.</summary>
    [Wire("monitor_check_in_failure")]
    Cron,

    /// <summary>Sentry's own, one for each project: makes issues of errors.</summary>
    Error,

    /// <summary>Sentry's own, one for each project: all issues, whatever made them.</summary>
    [Wire("issue_stream")]
    IssueStream,
}

namespace SentryPS.Commands;

/// <summary>Which of the two paths of a cron monitor is taken.</summary>
internal static class CronMonitorPath
{
    /// <summary>
    /// The path below its project, where that was given or a piped object tells it: slugs are unique only there. Of a
    /// name alone the organization's path knows which monitor is meant.
    /// </summary>
    public static string Of(SentryName? target, bool isProjectGiven) => IsProjectKnown(target, isProjectGiven)
        ? SentryCronMonitor.PathInProject
        : Resource.Of<SentryCronMonitor>().ItemPath!;

    public static bool IsProjectKnown(SentryName? target, bool isProjectGiven) =>
        isProjectGiven || target?.Facts?.Text(nameof(SentryCronMonitor.Project)) is not null;
}

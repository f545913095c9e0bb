using System.Globalization;

namespace SentryPS.Commands;

/// <summary>What the bodies of all types of monitor have in common.</summary>
internal static class MonitorBody
{
    /// <summary>How many seconds may lie between the two spans that a monitor of percentages compares.</summary>
    public static readonly int[] ComparisonDeltas = [300, 900, 3600, 86400, 604800, 2592000];

    /// <summary>The whole seconds of a span of which the server takes but a few.</summary>
    public static int SecondsOf(TimeSpan span, string parameter, int[] allowed) => allowed.Contains((int)span.TotalSeconds) && span.TotalSeconds % 1 == 0
        ? (int)span.TotalSeconds
        : throw SentryException.InvalidInput(
            $"-{parameter} is {span}; it is a time span, one of {string.Join(", ", allowed.Select(seconds => TimeSpan.FromSeconds(seconds).ToString()))}. A bare number counts ticks.", span);

    /// <summary>Adds who owns the monitor, and the alerts that are connected to it.</summary>
    public static void AddConnections(OrganizationCmdlet cmdlet, Dictionary<string, object?> body, string? owner, SentryName[] alerts)
    {
        if (owner is not null)
            body["owner"] = AlertDirectory.Of(cmdlet).Person(owner);
        if (alerts.Length > 0)
            body["workflow_ids"] = alerts.Select(alert => long.Parse(alert.Required, CultureInfo.InvariantCulture)).ToList();
    }

    public static SentryMonitor Complete(OrganizationCmdlet cmdlet, SentryMonitor monitor)
    {
        monitor.Project ??= monitor.ProjectId is { } id ? ProjectIds.SlugOf(cmdlet, id) : null;
        return monitor;
    }
}

using System.Text.RegularExpressions;

namespace SentryPS.Commands;

/// <summary>A schedule as parameters give it, in the two forms that Sentry has for it.</summary>
/// <param name="Crontab">In the form of crontab; null for an interval.</param>
/// <param name="Interval">The time between runs; null for a crontab.</param>
internal sealed record CronSchedule(string? Crontab, SentryCronInterval? Interval)
{
    public const int LongestRuntime = 7 * 24 * 60;
    public const int HighestThreshold = 720;

    // As the server translates them.
    private static readonly Dictionary<string, string> s_nicknames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    /// <summary>What the parameters say. Null where neither is given.</summary>
    /// <exception cref="SentryException">Both are given, or the crontab is none.</exception>
    public static CronSchedule? Of(string? crontab, SentryCronInterval? interval)
    {
        if (!string.IsNullOrEmpty(crontab) && interval is not null)
            throw SentryException.InvalidInput("-Crontab and -Interval are two kinds of schedule: give one of them.");

        return !string.IsNullOrEmpty(crontab) ? new(Normalize(crontab!), null)
            : interval is not null ? new(null, interval)
            : null;
    }

    /// <summary>Adds the schedule to the configuration of a monitor as the API has it.</summary>
    public void AddToConfig(IDictionary<string, object?> config)
    {
        config["schedule_type"] = Interval is null ? "crontab" : "interval";
        config["schedule"] = Interval is null ? Crontab : new object[] { Interval.Value, Interval.Unit };
    }

    /// <summary>Adds the schedule to the configuration that goes with a check-in, which has another form.</summary>
    public void AddToCheckIn(IDictionary<string, object?> config) => config["schedule"] = Interval is null
        ? new Dictionary<string, object?> { ["type"] = "crontab", ["value"] = Crontab }
        : new Dictionary<string, object?> { ["type"] = "interval", ["value"] = Interval.Value, ["unit"] = Interval.Unit };

    /// <summary>The five fields with one blank between them. What is in the fields is the server's to judge.</summary>
    private static string Normalize(string crontab)
    {
        const int fieldCount = 5;
        var text = Regex.Replace(crontab.Trim(), @"\s+", " ");
        if (s_nicknames.TryGetValue(text, out var meant))
            return meant;

        return text.Split(' ').Length == fieldCount ? text : throw SentryException.InvalidInput(
            $"'{crontab}' is not a schedule in the form of crontab: minute, hour, day of month, month and day of week, "
            + $"such as '30 2 * * 1-5', or one of {string.Join(", ", s_nicknames.Keys)}.",
            crontab);
    }
}

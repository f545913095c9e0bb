using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>When the next check-in is expected, roughly: the sandbox shows times, and misses nothing by them.</summary>
internal static class CronClock
{
    public static DateTimeOffset Next(JsonObject config, DateTimeOffset now)
    {
        if (config["schedule"] is JsonArray interval)
        {
            var count = interval[0]!.GetValue<int>();
            return $"{interval[1]}" switch
            {
                "year" => now.AddYears(count),
                "month" => now.AddMonths(count),
                "week" => now.AddDays(7 * count),
                "day" => now.AddDays(count),
                "hour" => now.AddHours(count),
                _ => now.AddMinutes(count),
            };
        }

        // The next full hour if the crontab has a star there, else tomorrow.
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        return $"{config["schedule"]}".Split(' ') is [_, "*", ..] ? hour.AddHours(1) : hour.AddDays(1);
    }
}

using System.Text.Json;

namespace SentryPS.Sandbox.Resources;

/// <summary>How often an issue happened lately, as pairs of seconds and numbers, oldest first.</summary>
internal static class IssueStats
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    /// <summary>The values of groupStatsPeriod that draw a chart; the name is the chart's key in the row.</summary>
    public static bool IsPeriod(string name) => name is "24h" or "14d" or "auto";

    public static void Write(Utf8JsonWriter writer, Issue issue, string period, DateTimeOffset now)
    {
        var (count, width) = period switch
        {
            "30d" => (30, Day),
            "14d" => (14, Day),
            _ => (24, Hour),
        };

        var seconds = now.ToUnixTimeSeconds();
        var (first, last) = (issue.FirstSeen.ToUnixTimeSeconds(), issue.LastSeen.ToUnixTimeSeconds());

        writer.WriteStartArray(period);
        for (var index = count - 1; index >= 0; index--)
        {
            var start = seconds - (seconds % width) - (index * width);
            writer.WriteStartArray();
            writer.WriteNumberValue(start);
            writer.WriteNumberValue(start > last || start + width <= first ? 0 : InBucket(issue, start, count));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static int InBucket(Issue issue, long start, int buckets) =>
        Dice.Roll((int)Math.Clamp(issue.Count / buckets, 2, 2000), issue.Id, start);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Schedules and their limits, as the API and check-ins have them.</summary>
internal static class CronConfig
{
    private const int LongestRuntime = 10_080;
    private const int HighestThreshold = 720;

    private static readonly string[] s_units = ["year", "month", "week", "day", "hour", "minute"];

    private static readonly Dictionary<string, string> s_nicknames = new(StringComparer.Ordinal)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    /// <summary>All keys, none of them set.</summary>
    public static JsonObject Empty() => new()
    {
        ["schedule_type"] = null,
        ["schedule"] = null,
        ["checkin_margin"] = null,
        ["max_runtime"] = null,
        ["timezone"] = null,
        ["failure_issue_threshold"] = null,
        ["recovery_threshold"] = null,
        ["alert_rule_id"] = null,
    };

    /// <summary>
    /// Reads a configuration into one that is there, key by key; errors stay with the reader. A check-in has the type
    /// of the schedule in the schedule itself.
    /// </summary>
    public static void Merge(BodyReader body, JsonObject config)
    {
        ReadSchedule(body, config);
        Number("checkin_margin", int.MaxValue, smallest: 0);
        Number("max_runtime", LongestRuntime);
        Number("failure_issue_threshold", HighestThreshold);
        Number("recovery_threshold", HighestThreshold);
        if (body.Has("timezone"))
        {
            var zone = body.Text("timezone");
            if (!string.IsNullOrEmpty(zone) && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                body.Fail("timezone", $"\"{zone}\" is not a valid choice.");
            config["timezone"] = string.IsNullOrEmpty(zone) ? null : zone;
        }

        body.Ignore("alert_rule_id", "owner");
        body.RefuseUnknown();

        void Number(string name, int greatest, int smallest = 1)
        {
            // A margin of 0 is read as 1.
            if (body.Has(name))
                config[name] = body.Integer(name, greatest, smallest) is { } number ? Math.Max(1, number) : null;
        }
    }

    private static void ReadSchedule(BodyReader body, JsonObject config)
    {
        var type = body.Choice("schedule_type", ["crontab", "interval"]);
        if (!body.Has("schedule"))
            return;

        var schedule = body["schedule"];
        if (schedule is JsonObject nested)
        {
            type = $"{nested["type"]}";
            schedule = type == "interval"
                ? new JsonArray(nested["value"]?.DeepClone(), nested["unit"]?.DeepClone())
                : nested["value"]?.DeepClone();
        }

        if (type is null)
        {
            body.Fail("schedule_type", "This field is required.");
        }
        else if ((type == "interval" ? (JsonNode?)Interval(schedule) : Crontab(schedule)) is { } read)
        {
            config["schedule_type"] = type;
            config["schedule"] = read;
        }
        else
        {
            body.Fail("schedule", "Schedule is invalid");
        }
    }

    private static JsonArray? Interval(JsonNode? schedule) =>
        schedule is JsonArray { Count: 2 } parts
        && parts[0]?.GetValueKind() == JsonValueKind.Number && parts[0]!.GetValue<int>() > 0
        && s_units.Contains($"{parts[1]}")
            ? new JsonArray(parts[0]!.GetValue<int>(), $"{parts[1]}")
            : null;

    private static JsonValue? Crontab(JsonNode? schedule)
    {
        if (schedule?.GetValueKind() != JsonValueKind.String)
            return null;

        var text = Regex.Replace($"{schedule}".Trim(), @"\s+", " ");
        text = s_nicknames.GetValueOrDefault(text, text);
        return Regex.IsMatch(text, @"^([0-9*/,A-Za-z-]+ ){4}[0-9*/,A-Za-z-]+$") ? JsonValue.Create(text) : null;
    }
}

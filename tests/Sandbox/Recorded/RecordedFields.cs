using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Recorded;

/// <summary>Reads fields of records, which may be absent, null, or of another type than usual.</summary>
internal static class RecordedFields
{
    public static string? Text(this JsonObject json, string name) =>
        json[name] is JsonValue value ? value.ToString() : null;

    public static long? Number(this JsonObject json, string name) =>
        long.TryParse(json.Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateTimeOffset? Date(this JsonObject json, string name) =>
        json.Text(name) is { } text ? SearchTime.ParseDate(text) : null;
}

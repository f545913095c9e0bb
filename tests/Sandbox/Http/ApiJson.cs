using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Http;

/// <summary>JSON and dates in the form in which Sentry writes them.</summary>
internal static class ApiJson
{
    /// <summary>Sentry writes unicode as it is.</summary>
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Six digits of a second, or none where the second is whole.</summary>
    public static string Date(DateTimeOffset date)
    {
        var isWhole = date.Ticks % TimeSpan.TicksPerSecond < TimeSpan.TicksPerMicrosecond;
        var format = isWhole ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return date.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string? Date(DateTimeOffset? date) => date is { } value ? Date(value) : null;

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    public static JsonArray Array(IEnumerable<string> values) =>
        new([.. values.Select(value => JsonValue.Create(value))]);

    public static JsonArray Array(IEnumerable<JsonNode?> values) => new([.. values]);
}

using System.Globalization;
using System.Text.Json;

namespace SentryPS.Tests.Schema;

/// <summary>Makes values that an operation takes: of the whole schema where it is here, else of what the index says.</summary>
internal static class SampleValues
{
    /// <summary>A value for a parameter of the path or the query, or for a field of the body.</summary>
    public static object? Of(SentryApiOperation operation, SentryApiParameter parameter) =>
        SchemaOf(operation, parameter) is { } schema ? OfSchema(schema) : OfIndex(parameter);

    private static JsonElement? SchemaOf(SentryApiOperation operation, SentryApiParameter parameter)
    {
        if (!OfficialSchema.IsHere)
            return null;

        return parameter.Location == SentryApiParameterLocation.Body
            ? OfficialSchema.RequestBody(operation)?.GetProperty("properties").GetProperty(parameter.Name)
            : OfficialSchema.Parameter(operation, parameter.Location.ToString().ToLowerInvariant(), parameter.Name);
    }

    private static object OfIndex(SentryApiParameter parameter)
    {
        var type = parameter.Type.Replace("[]", "", StringComparison.Ordinal).Split('|')[0];
        object value = type switch
        {
            "integer" or "number" => parameter.Values.Count > 0 ? long.Parse(parameter.Values[0], CultureInfo.InvariantCulture) : 1,
            "boolean" => true,
            "datetime" => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            "object" => new Dictionary<string, object?>(),
            _ => parameter.Values.Count > 0 ? parameter.Values[0] : "sample",
        };
        return ValueTypes.IsList(parameter.Type) ? new[] { value } : value;
    }

    private static object? OfSchema(JsonElement schema)
    {
        if (schema.TryGetProperty("allOf", out var parts))
            return OfSchema(parts[0]);

        if (schema.TryGetProperty("enum", out var values))
            return Plain(values[0]);

        return schema.TryGetProperty("type", out var type) ? type.GetString() switch
        {
            "integer" or "number" => schema.TryGetProperty("minimum", out var least) ? (long)Math.Ceiling(least.GetDouble()) : 1,
            "boolean" => true,
            "array" => new[] { OfSchema(schema.GetProperty("items")) },
            "object" => OfObject(schema),
            _ => OfText(schema),
        }
        : "sample";
    }

    private static Dictionary<string, object?> OfObject(JsonElement schema) => schema.TryGetProperty("required", out var required)
        ? required.EnumerateArray().Select(name => name.GetString()!).ToDictionary(
            name => name,
            name => OfSchema(schema.GetProperty("properties").GetProperty(name)))
        : [];

    private static string OfText(JsonElement schema)
    {
        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        var pattern = schema.TryGetProperty("pattern", out var like) ? like.GetString()! : "";
        return format switch
        {
            "date-time" => "2026-01-02T03:04:05Z",
            "uuid" => "11111111-2222-4333-8444-555555555555",
            "uri" => "https://example.com/",
            "email" => "a@example.com",
            _ when pattern.Contains("{32}", StringComparison.Ordinal) => new('a', 32),
            _ when pattern.Contains("{40}", StringComparison.Ordinal) => new('a', 40),
            _ => "sample",
        };
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };
}

using System.Globalization;
using System.Text.Json;

namespace SentryPS.Tests.Schema;

/// <summary>Compares values with the types of the index, such as <c>integer|string[]</c>.</summary>
internal static class ValueTypes
{
    private const string List = "[]";

    public static bool IsList(string type) => type.EndsWith(List, StringComparison.Ordinal);

    /// <summary>Whether a text in a path or a query is a value of the type, or of the items of a list.</summary>
    public static bool Fits(string text, string type) => Variants(type).Any(variant => variant switch
    {
        "integer" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        "boolean" => text is "true" or "false" or "1" or "0",
        "datetime" => IsTime(text),
        _ => true,
    });

    /// <summary>Whether a field of a JSON body is a value of the type.</summary>
    public static bool Fits(JsonElement value, string type) => IsList(type)
        ? value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => FitsOne(item, type))
        : FitsOne(value, type);

    private static bool FitsOne(JsonElement value, string type) => Variants(type).Any(variant => variant switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "datetime" => value.ValueKind == JsonValueKind.String && IsTime(value.GetString()!),
        "object" => value.ValueKind == JsonValueKind.Object,
        "any" => true,
        _ => throw new NotSupportedException($"The index has a type that the tests do not know: {variant}."),
    });

    private static string[] Variants(string type) => (IsList(type) ? type[..^List.Length] : type).Split('|');

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}

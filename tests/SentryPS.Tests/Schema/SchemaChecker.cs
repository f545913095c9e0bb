using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SentryPS.Tests.Schema;

/// <summary>Checks JSON against a schema of OpenAPI 3.0, as far as Sentry's schema uses it.</summary>
internal static class SchemaChecker
{
    public const string IsNull = "it is null";
    public const string IsMissing = "it is missing";

    /// <summary>
    /// What is wrong, by the place in the JSON: <c>[].project.slug</c>. The places of all items of a list have the same name.
    /// </summary>
    public static IEnumerable<(string Place, string Problem)> Check(JsonElement value, JsonElement schema, string place = "")
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return IsNullable(schema) ? [] : [(place, IsNull)];
        }

        return
        [
            .. CheckCombinations(value, schema, place),
            .. CheckKind(value, schema, place),
        ];
    }

    private static IEnumerable<(string Place, string Problem)> CheckCombinations(JsonElement value, JsonElement schema, string place)
    {
        foreach (var part in Parts(schema, "allOf"))
        {
            foreach (var problem in Check(value, part, place))
            {
                yield return problem;
            }
        }

        foreach (var keyword in (string[])["anyOf", "oneOf"])
        {
            var variants = Parts(schema, keyword).Select(part => Check(value, part, place).ToList()).ToList();
            if (variants.Count > 0 && variants.All(problems => problems.Count > 0))
            {
                // What the nearest variant misses says the most.
                foreach (var problem in variants.MinBy(problems => problems.Count)!)
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<(string Place, string Problem)> CheckKind(JsonElement value, JsonElement schema, string place)
    {
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        if (type is not null && !IsOf(value, type))
        {
            return [(place, $"{Short(value)} is no {type}")];
        }

        if (schema.TryGetProperty("enum", out var values)
            && !values.EnumerateArray().Any(allowed => allowed.ToString() == value.ToString()))
        {
            return [(place, $"{Short(value)} is not one of the values")];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => CheckObject(value, schema, place),
            JsonValueKind.Array => CheckArray(value, schema, place),
            JsonValueKind.String => CheckText(value.GetString()!, schema, place),
            JsonValueKind.Number => CheckNumber(value.GetDouble(), schema, place),
            _ => [],
        };
    }

    private static IEnumerable<(string Place, string Problem)> CheckObject(JsonElement value, JsonElement schema, string place)
    {
        var required = Parts(schema, "required").Select(name => name.GetString()!);
        foreach (var name in required.Where(name => !value.TryGetProperty(name, out _)))
        {
            yield return ($"{place}.{name}", IsMissing);
        }

        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var field in value.EnumerateObject())
        {
            if (hasProperties && properties.TryGetProperty(field.Name, out var own))
            {
                foreach (var problem in Check(field.Value, own, $"{place}.{field.Name}"))
                {
                    yield return problem;
                }
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                foreach (var problem in Check(field.Value, others, $"{place}.*"))
                {
                    yield return problem;
                }
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.False)
            {
                yield return ($"{place}.{field.Name}", "the schema has no such field");
            }
        }
    }

    private static IEnumerable<(string Place, string Problem)> CheckArray(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())
        {
            return [(place, $"it has {value.GetArrayLength()} items")];
        }

        return schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().SelectMany(item => Check(item, items, $"{place}[]"))
            : [];
    }

    private static IEnumerable<(string Place, string Problem)> CheckText(string text, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32())
        {
            yield return (place, $"it has {text.Length} characters");
        }

        if (schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32())
        {
            yield return (place, $"it has {text.Length} characters");
        }

        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
        {
            yield return (place, $"'{text}' is not like {pattern}");
        }

        if (schema.TryGetProperty("format", out var format) && !HasFormat(text, format.GetString()!))
        {
            yield return (place, $"'{text}' is no {format}");
        }
    }

    private static IEnumerable<(string Place, string Problem)> CheckNumber(double number, JsonElement schema, string place)
    {
        if ((schema.TryGetProperty("minimum", out var least) && number < least.GetDouble())
            || (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble()))
        {
            yield return (place, $"{number.ToString(CultureInfo.InvariantCulture)} is out of range");
        }
    }

    private static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "uuid" => Guid.TryParse(text, out _),
        _ => true,
    };

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"The schema has a type that the tests do not know: {type}."),
    };

    /// <summary>A schema that says nothing of types allows null too.</summary>
    private static bool IsNullable(JsonElement schema) =>
        (schema.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        || Parts(schema, "anyOf").Concat(Parts(schema, "oneOf")).Any(IsNullable)
        || !((string[])["type", "anyOf", "oneOf", "allOf"]).Any(keyword => schema.TryGetProperty(keyword, out _));

    private static List<JsonElement> Parts(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var parts) ? [.. parts.EnumerateArray()] : [];

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length > 60 ? text[..60] + "…" : text;
    }
}

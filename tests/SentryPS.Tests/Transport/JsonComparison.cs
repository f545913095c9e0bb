using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using SentryPS.Api;
using SentryPS.Binding;

namespace SentryPS.Tests.Transport;

/// <summary>Compares what the module made of JSON with the JSON itself, as another reader reads it.</summary>
internal static class JsonComparison
{
    /// <summary>Asserts that nothing of the JSON was lost or changed.</summary>
    public static void AssertSame(JsonElement json, object? value, string path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var fields = Assert.IsAssignableFrom<IDictionary<string, object?>>(value);
                Assert.Equal(json.EnumerateObject().Select(field => field.Name), fields.Keys);
                foreach (var field in json.EnumerateObject())
                {
                    AssertSame(field.Value, fields[field.Name], $"{path}/{field.Name}");
                }

                break;
            case JsonValueKind.Array:
                var items = Assert.IsType<object?[]>(value);
                Assert.Equal(json.GetArrayLength(), items.Length);
                for (var index = 0; index < items.Length; index++)
                {
                    AssertSame(json[index], items[index], $"{path}/{index}");
                }

                break;
            default:
                object? expected = json.ValueKind switch
                {
                    JsonValueKind.String => json.GetString(),
                    JsonValueKind.Number => json.TryGetInt64(out var number) ? (object)number : json.GetDouble(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => null,
                };
                Assert.True(Equals(expected, value), $"{path}: expected {json.GetRawText()}, was {value}");
                break;
        }
    }

    /// <summary>
    /// Asserts that each property has what the JSON has for it, if it is one that is read from a single place. Gives the
    /// number of properties that the JSON has.
    /// </summary>
    public static int AssertProperties(JsonElement json, object item)
    {
        var count = 0;
        foreach (var property in item.GetType().GetProperties().Where(property => property.DeclaringType == item.GetType() && property.CanWrite))
        {
            var places = property.GetCustomAttributes<JsonAttribute>().ToList();
            var itemField = places.Select(place => place.Item).FirstOrDefault(name => name is not null);
            if (places.Count == 0)
                places.Add(new(char.ToLowerInvariant(property.Name[0]) + property.Name[1..]));

            var fields = places.Where(place => place.Path is not null)
                .Select(place => (Json: Follow(json, place.Path!), place.Unit))
                .Where(field => field.Json is not null)
                .ToList();
            if (fields.Count == 0)
                continue;

            // Of several places, each that the server sends is taken, and null is nothing sent.
            var field = fields.Where(field => field.Json!.Value.ValueKind != JsonValueKind.Null).Prepend(fields[0]).Last();
            count++;
            AssertValue(field.Json!.Value, property.GetValue(item), property.PropertyType, $"{item.GetType().Name}.{property.Name}", field.Unit, itemField);
        }

        return count;
    }

    private static JsonElement? Follow(JsonElement json, string path)
    {
        JsonElement? at = json;
        foreach (var step in path.Split('/'))
        {
            at = at switch
            {
                { ValueKind: JsonValueKind.Object } inside when inside.TryGetProperty(step, out var next) => next,
                // A step into a list is one into its first item.
                { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Object && list[0].TryGetProperty(step, out var next) => next,
                _ => null,
            };
        }

        return at;
    }

    private static void AssertValue(JsonElement json, object? value, Type type, string name, int unit, string? itemField)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            Assert.True(value is null or "" or 0 or 0L or false or ICollection { Count: 0 }, $"{name}: expected null, was {value}");
        }
        else if (typeof(IDictionary<string, object?>).IsAssignableFrom(type) || type == typeof(SentryList<object>))
        {
            AssertSame(json, value is SentryList<object?> list ? list.ToArray() : value, name);
        }
        else if (value is IReadOnlyList<string> texts)
        {
            // What is a switch on some rows and a list on others is an empty list on the former.
            Assert.Equal(json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().Select(element => TextOf(element, itemField)) : [], texts);
        }
        else if (value is IReadOnlyDictionary<string, string> pairs)
        {
            Assert.Equal(json.EnumerateArray().Select(pair => (TextOf(pair, "key"), TextOf(pair, "value"))), pairs.Select(pair => (pair.Key, pair.Value)));
        }
        else
        {
            object? expected = (Nullable.GetUnderlyingType(type) ?? type) switch
            {
                // What is an object on one server and text on another has no text here.
                var text when text == typeof(string) => json.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value : TextOf(json, itemField),
                var date when date == typeof(DateTime) => DateTimeOffset.Parse(json.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).LocalDateTime,
                var span when span == typeof(TimeSpan) => TimeSpan.FromSeconds(json.GetDouble() * unit),
                var number when number == typeof(long) => long.Parse(TextOf(json, null), CultureInfo.InvariantCulture),
                var number when number == typeof(int) => int.Parse(TextOf(json, null), CultureInfo.InvariantCulture),
                var number when number == typeof(double) => json.GetDouble(),
                var flag when flag == typeof(bool) => json.ValueKind == JsonValueKind.Array ? json.GetArrayLength() > 0 : json.GetBoolean(),
                { IsEnum: true } words => Enum.GetValues(words).Cast<object>().SingleOrDefault(word => WireText.Of(word) == TextOf(json, null)),
                _ => throw new NotSupportedException($"{name} is a {type}."),
            };
            Assert.True(Equals(expected, value), $"{name}: expected {expected}, was {value}");
        }
    }

    private static string TextOf(JsonElement json, string? field) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Object => TextOf(json.GetProperty(field ?? "slug"), null),
        _ => json.GetRawText(),
    };
}

using System.Reflection;
using System.Text.Json;
using SentryPS.Api;

namespace SentryPS.Http.Json;

/// <summary>Reads JSON of any shape into dictionaries and arrays.</summary>
internal sealed class JsonReader : IJsonReader
{
    /// <summary>Deeper than any event nests its contexts, and shallow enough for the stack.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    private static readonly MethodInfo s_readObject =
        typeof(JsonReader).GetMethod(nameof(ReadObjectOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    public object? Parse(byte[] json)
    {
        try
        {
            return ParseValue(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException(exception.Message, exception);
        }
    }

    public object? Property(byte[] json, string name)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        return Find(ref reader, name) ? ReadValue(ref reader) : null;
    }

    public SentryObject Read(Type type, byte[] json)
    {
        try
        {
            return (SentryObject)s_readObject.MakeGenericMethod(type).Invoke(null, [json])!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is JsonException inner)
        {
            throw new FormatException(inner.Message, inner);
        }
    }

    public string Write(object? value) => JsonBody.WriteTree(value);

    /// <summary>
    /// Moves from the start of an object to the value of a property; without such a property, to the object's end.
    /// </summary>
    public static bool Find(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The comparison throws at broken escapes.
            var isWanted = reader.ValueIsEscaped ? reader.StringOrRepaired() == name : reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    public static object? ParseValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        var value = ReadValue(ref reader);
        // Throws if something follows the value.
        reader.Read();
        return value;
    }

    /// <summary>The items of an array. Anything else is a <see cref="JsonException"/>.</summary>
    public static IReadOnlyList<object?> ParseArray(ReadOnlySpan<byte> json) =>
        ParseValue(json) as object?[] ?? throw new JsonException("The response is no JSON array.");

    /// <summary>The reader stands on the start of a value and afterwards on its end.</summary>
    public static object? ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => reader.StringOrRepaired(),
        JsonTokenType.Number => reader.TryGetInt64(out var integer) ? integer
            : reader.TryGetDecimal(out var exact) && IsInteger(reader.ValueSpan) ? exact
            : reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static T? ReadObjectOf<T>(byte[] json)
        where T : SentryObject => ModelJson.ReadObject<T>(json, organization: null);

    private static bool IsInteger(ReadOnlySpan<byte> number) => number.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;

    private static SentryDictionary<object?> ReadObject(ref Utf8JsonReader reader)
    {
        // Any key goes, the empty one too: programs name the keys of an event's contexts.
        var fields = new SentryDictionary<object?>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.StringOrRepaired();
            reader.Read();
            fields[name] = ReadValue(ref reader);
        }

        return fields;
    }

    private static object?[] ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader));
        }

        return [.. items];
    }
}

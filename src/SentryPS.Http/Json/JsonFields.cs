using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>
/// Reads single values and takes what Sentry really sends: numbers as strings, strings as numbers, null anywhere. A
/// value of a kind that cannot be meant reads as null or zero and stays to be seen in Raw.
/// </summary>
internal static class JsonFields
{
    [MethodImpl(HotPath.Optimize)]
    public static string? Text(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.StringOrRepaired();
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(reader.ValueSpan.ToArray());
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                return null;
        }
    }

    [MethodImpl(HotPath.Optimize)]
    public static long? IntegerOrNull(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetInt64(out var number) ? number
                : reader.TryGetDouble(out var real) && Math.Abs(real) < long.MaxValue ? (long)real
                : null;
        }

        return reader.TokenType == JsonTokenType.String
            && Utf8Parser.TryParse(reader.ValueSpan, out long parsed, out var length)
            && length == reader.ValueSpan.Length
            ? parsed
            : null;
    }

    /// <summary>A number of seconds, or of as many seconds each as <paramref name="unit"/> says.</summary>
    public static TimeSpan? SpanOrNull(this ref Utf8JsonReader reader, int unit = 1) =>
        reader.TokenType == JsonTokenType.Number
        && reader.TryGetDouble(out var number)
        && Math.Abs(number * unit) < TimeSpan.MaxValue.TotalSeconds
            ? TimeSpan.FromSeconds(number * unit)
            : null;

    public static int? Int32OrNull(this ref Utf8JsonReader reader) =>
        reader.IntegerOrNull() is { } number ? (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, number)) : null;

    public static double? RealOrNull(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetDouble(out var number) ? number : null,
        JsonTokenType.String when Utf8Parser.TryParse(reader.ValueSpan, out double parsed, out var length)
            && length == reader.ValueSpan.Length => parsed,
        _ => null,
    };

    public static bool? FlagOrNull(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    /// <summary>A date in the time of this computer. One without a zone is UTC, as Sentry means it.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static DateTime? DateOrNull(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        // The reader throws at broken escapes, and no real date has any.
        DateTimeOffset date;
        return (!reader.ValueIsEscaped && reader.TryGetDateTimeOffset(out date))
            || DateTimeOffset.TryParse(
                reader.StringOrRepaired(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            ? date.LocalDateTime
            : null;
    }

    /// <summary>
    /// The texts of an array; of items that are objects the field <paramref name="field"/>. Null for what is no array.
    /// </summary>
    public static SentryList<string>? TextsOrNull(this ref Utf8JsonReader reader, string? field)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.ItemText(field) is { } text)
            {
                texts.Add(text);
            }
        }

        return new(texts);
    }

    /// <summary>
    /// Texts by name: of an object's plain values, or of an array of objects with <c>key</c> and <c>value</c>, where of
    /// a key that occurs twice the first value counts, as on Sentry's pages.
    /// </summary>
    public static SentryDictionary<string?>? PairsOrNull(this ref Utf8JsonReader reader)
    {
        var pairs = new SentryDictionary<string?>();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            foreach (var pair in ConventionReader.Of<Pair>().ReadList(ref reader)!)
            {
                if (pair.Key is not null && !pairs.ContainsKey(pair.Key))
                {
                    pairs.Add(pair.Key, pair.Value);
                }
            }

            return pairs;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.StringOrRepaired();
            reader.Read();
            pairs[name] = reader.Text();
            reader.Skip();
        }

        return pairs;
    }

    /// <summary>An object of any shape. Null for any other value.</summary>
    public static SentryDictionary<object?>? TreeOrNull(this ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject
            ? JsonReader.ReadValue(ref reader) as SentryDictionary<object?>
            : null;

    /// <summary>Reads an item of an array to its end.</summary>
    private static string? ItemText(this ref Utf8JsonReader reader, string? field)
    {
        if (reader.TokenType != JsonTokenType.StartObject || field is null)
        {
            var plain = reader.Text();
            reader.Skip();
            return plain;
        }

        var depth = reader.CurrentDepth;
        var text = JsonReader.Find(ref reader, field) ? reader.Text() : null;
        while (reader.CurrentDepth > depth || reader.TokenType != JsonTokenType.EndObject)
        {
            if (!reader.Read())
            {
                break;
            }
        }

        return text;
    }

    /// <summary>
    /// Events hold what crashing programs sent, down to halves of surrogate pairs and bytes that are no UTF-8, at which
    /// the reader throws. Those are replaced as a browser would.
    /// </summary>
    public static string StringOrRepaired(this ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return InvalidUnicode.Unescape(reader.ValueSpan);
        }
    }

    private sealed class Pair
    {
        public string? Key { get; set; }

        public string? Value { get; set; }
    }
}

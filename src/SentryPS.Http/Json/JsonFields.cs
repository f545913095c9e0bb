using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>
/// Reads single values and takes what Sentry really sends: numbers as strings, strings as numbers, null anywhere. A value
/// of a kind that cannot be meant reads as null or zero and stays to be seen in Raw.
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

    /// <summary>The same for a field of which many objects have the same value; they then share the string.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static string? SharedText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.Text();
        }

        if (SharedStrings.Find(reader.ValueSpan) is { } known)
        {
            return known;
        }

        var text = reader.StringOrRepaired();
        SharedStrings.Remember(reader.ValueSpan, text);
        return text;
    }

    public static long Integer(this ref Utf8JsonReader reader) => reader.IntegerOrNull() ?? 0;

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

    public static int Int32(this ref Utf8JsonReader reader) => (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, reader.Integer()));

    public static bool Flag(this ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.True;

    public static bool? FlagOrNull(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    [MethodImpl(HotPath.Optimize)]
    public static DateTimeOffset? Date(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        // The reader throws at broken escapes, and no real date has any.
        DateTimeOffset date;
        return (!reader.ValueIsEscaped && reader.TryGetDateTimeOffset(out date))
            || DateTimeOffset.TryParse(reader.StringOrRepaired(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
            ? date
            : null;
    }

    /// <summary>The strings of an array, or the string field <paramref name="field"/> of each object in it.</summary>
    public static IReadOnlyList<string> TextArray(this ref Utf8JsonReader reader, string field)
    {
        var texts = new List<string>();
        if (JsonReader.ReadValue(ref reader) is object?[] items)
        {
            foreach (var item in items)
            {
                var value = item is IDictionary<string, object?> fields && fields.TryGetValue(field, out var inner) ? inner : item;
                if (value is string or long)
                {
                    texts.Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                }
            }
        }

        return texts;
    }

    /// <summary>The string field <paramref name="field"/> of an object, or the value if it is itself a string.</summary>
    public static string? TextOf(this ref Utf8JsonReader reader, string field)
    {
        var value = JsonReader.ReadValue(ref reader);
        return (value is IDictionary<string, object?> fields ? fields.TryGetValue(field, out var inner) ? inner : null : value) switch
        {
            string text => text,
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
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
}

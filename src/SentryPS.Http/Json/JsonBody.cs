using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SentryPS.Api;

namespace SentryPS.Http.Json;

/// <summary>Writes the body of a request.</summary>
internal static class JsonBody
{
    public static string Write(object body) => Write(body, default);

    /// <summary>Writes what <see cref="JsonReader"/> has read, for people: without escapes that only HTML needs.</summary>
    public static string WriteTree(object? value) => Write(value, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string Write(object? value, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            WriteValue(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> fields)
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Key);
            WriteValue(writer, field.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double real:
                writer.WriteNumberValue(real);
                break;
            case decimal exact:
                writer.WriteNumberValue(exact);
                break;
            case DateTime date:
                writer.WriteStringValue(SentryDate.Format(date));
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(SentryDate.Format(date));
                break;
            case IReadOnlyDictionary<string, object?> fields:
                WriteObject(writer, fields);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A body cannot hold a {value.GetType()}.", nameof(value));
        }
    }
}

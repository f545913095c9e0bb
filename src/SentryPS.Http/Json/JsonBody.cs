using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SentryPS.Api;

namespace SentryPS.Http.Json;

/// <summary>Writes the body of a request, from values as <see cref="JsonValue.From"/> gives them.</summary>
internal static class JsonBody
{
    public static byte[] Write(object? value) => Write(value, default);

    /// <summary>
    /// Writes what <see cref="JsonReader"/> has read, for people: without escapes that only HTML needs.
    /// </summary>
    public static string WriteTree(object? value) =>
        Encoding.UTF8.GetString(Write(value, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static byte[] Write(object? value, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            WriteValue(writer, value);
        }

        return stream.ToArray();
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
            case long number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case IReadOnlyDictionary<string, object?> fields:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Key);
                    WriteValue(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case object?[] items:
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

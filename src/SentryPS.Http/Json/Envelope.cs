using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>Finds the rows in responses that wrap them, as <c>{"data": [...], "meta": {...}}</c>.</summary>
internal static class Envelope
{
    /// <summary>
    /// The part of the body that a path of names leads to. A body without it is a <see cref="JsonException"/>.
    /// </summary>
    /// <param name="body">The whole response.</param>
    /// <param name="path">Names with slashes between them; null for the body itself.</param>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> body, string? path)
    {
        if (path is null)
        {
            return body;
        }

        var reader = new Utf8JsonReader(body, JsonReader.Options);
        reader.Read();
        foreach (var name in path.Split('/'))
        {
            Enter(ref reader, name);
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var part = body.Slice(start, (int)reader.BytesConsumed - start);
        // Throws where the rest is broken off: the part alone could be a page that lost its end.
        while (reader.Read())
        {
        }

        return part;
    }

    /// <summary>Steps from an object into the value of one of its fields.</summary>
    private static void Enter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The response is no JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isWanted = reader.ValueIsEscaped ? reader.StringOrRepaired() == name : reader.ValueTextEquals(name);
            reader.Read();
            if (isWanted)
            {
                return;
            }

            reader.Skip();
        }

        throw new JsonException($"The response has no field '{name}'.");
    }
}

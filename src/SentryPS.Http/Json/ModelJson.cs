using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SentryPS.Http.Json;

/// <summary>
/// Reads answers into the objects that cmdlets emit. Each keeps a copy of its own JSON, and nothing of the page.
/// </summary>
internal static class ModelJson
{
    /// <summary>Null for an empty body. What is no object is a <see cref="JsonException"/>.</summary>
    public static T? ReadObject<T>(ReadOnlySpan<byte> body, string? organization, SentryConnection? connection = null)
        where T : SentryObject
    {
        if (body.Length == 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body, JsonReader.Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The response is no JSON object.");
        }

        var item = ReadItem(ConventionReader.Of<T>(), ref reader, body, organization, connection);
        // Throws if something follows.
        reader.Read();
        return item;
    }

    /// <summary>What is no array of objects is a <see cref="JsonException"/>.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static IReadOnlyList<T> ReadArray<T>(
        ReadOnlySpan<byte> body, string? organization, SentryConnection? connection = null)
        where T : SentryObject
    {
        var model = ConventionReader.Of<T>();
        var items = new List<T>();
        var reader = new Utf8JsonReader(body, JsonReader.Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The response is no JSON array.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("The response has an item that is no object.");
            }

            items.Add(ReadItem(model, ref reader, body, organization, connection));
        }

        reader.Read();
        return items;
    }

    [MethodImpl(HotPath.Optimize)]
    private static T ReadItem<T>(
        ObjectReader<T> model,
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> body,
        string? organization,
        SentryConnection? connection)
        where T : SentryObject
    {
        var start = (int)reader.TokenStartIndex;
        var item = model.Read(ref reader)!;
        item.Json = body.Slice(start, (int)reader.BytesConsumed - start).ToArray();
        item.Organization ??= organization;
        item.Connection = connection;
        item.Server = connection?.Server;
        return item;
    }
}

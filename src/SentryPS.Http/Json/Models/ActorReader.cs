using System.Text.Json;

namespace SentryPS.Http.Json.Models;

internal static class ActorReader
{
    private static readonly ObjectReader<SentryActor> s_object = new(() => new())
    {
        { "type", (actor, ref reader) => actor.Type = reader.SharedText() },
        { "id", (actor, ref reader) => actor.Id = reader.SharedText() },
        { "name", (actor, ref reader) => actor.Name = reader.SharedText() },
        { "email", (actor, ref reader) => actor.Email = reader.SharedText() },
    };

    /// <summary>Older servers give a bare name.</summary>
    public static SentryActor? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? new() { Name = reader.Text() } : s_object.Read(ref reader);
}

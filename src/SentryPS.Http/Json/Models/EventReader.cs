using System.Text.Json;

namespace SentryPS.Http.Json.Models;

internal static class EventReader
{
    private static readonly ObjectReader<SentryEventUser> s_user = new(() => new())
    {
        { "id", (user, ref reader) => user.Id = reader.Text() },
        { "email", (user, ref reader) => user.Email = reader.Text() },
        { "username", (user, ref reader) => user.Username = reader.Text() },
        { "name", (user, ref reader) => user.Name = reader.Text() },
        { "ip_address", (user, ref reader) => user.IPAddress = reader.Text() },
    };

    private static readonly ObjectReader<Tag> s_tag = new(() => new())
    {
        { "key", (tag, ref reader) => tag.Key = reader.SharedText() },
        { "value", (tag, ref reader) => tag.Value = reader.SharedText() },
    };

    public static readonly ObjectReader<SentryEvent> Instance = new(() => new())
    {
        // In listings "id" is the event's id as well; "eventID" is there in every response.
        { "eventID", (item, ref reader) => item.Id = reader.Text() ?? "" },
        { "groupID", (item, ref reader) => item.IssueId = reader.SharedText() },
        { "projectID", (item, ref reader) => item.ProjectId = reader.SharedText() },
        { "title", (item, ref reader) => item.Title = reader.Text() },
        { "message", (item, ref reader) => item.Message = reader.Text() },
        { "location", (item, ref reader) => item.Location = reader.Text() },
        { "culprit", (item, ref reader) => item.Culprit = reader.Text() },
        // Rows of a listing have the one name, whole events the other.
        { "event.type", (item, ref reader) => item.Type = reader.SharedText() },
        { "type", (item, ref reader) => item.Type = reader.SharedText() },
        { "platform", (item, ref reader) => item.Platform = reader.SharedText() },
        { "dateCreated", (item, ref reader) => item.DateCreated = reader.Date() },
        { "dateReceived", (item, ref reader) => item.DateReceived = reader.Date() },
        { "user", (item, ref reader) => item.User = s_user.Read(ref reader) },
        { "tags", (item, ref reader) => item.Tags = ReadTags(ref reader) },
        { "dist", (item, ref reader) => item.Dist = reader.SharedText() },
        { "size", (item, ref reader) => item.Size = reader.IntegerOrNull() },
        { "nextEventID", (item, ref reader) => item.NextEventId = reader.Text() },
        { "previousEventID", (item, ref reader) => item.PreviousEventId = reader.Text() },
    };

    /// <summary>Of a key that occurs twice the first value counts, as on Sentry's pages.</summary>
    private static Dictionary<string, string?> ReadTags(ref Utf8JsonReader reader)
    {
        var tags = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var tag in s_tag.ReadArray(ref reader))
        {
            if (tag.Key is not null && !tags.ContainsKey(tag.Key))
            {
                tags.Add(tag.Key, tag.Value);
            }
        }

        return tags;
    }

    private sealed class Tag
    {
        public string? Key { get; set; }

        public string? Value { get; set; }
    }
}

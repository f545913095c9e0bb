using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>What the tags of an issue's events say: all keys at once, and the values of one.</summary>
internal static class IssueTagEndpoints
{
    private const string Tags = "organizations/{organization}/issues/{issue}/tags/";
    private const int MaxValues = 1000;

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Tags, Scopes.EventRead, List);
        routes.Get(Tags + "{key}/", Scopes.EventRead, Detail);
        routes.Get(Tags + "{key}/values/", Scopes.EventRead, Values);
    }

    /// <summary>The limit is one of values for each key; there are no pages.</summary>
    private static Response List(ApiCall call)
    {
        var keys = call.Query.All("key");
        var limit = int.Parse(call.Query["limit"] ?? (keys.Count > 0 ? "9" : "10"), CultureInfo.InvariantCulture);
        return Response.Ok(ApiJson.Array(Counted(call)
            .Where(tag => keys.Count == 0 || keys.Contains(tag.Key))
            .Select(tag => Summary(tag, limit))));
    }

    private static Response Detail(ApiCall call) =>
        Counted(call).FirstOrDefault(tag => tag.Key == call.Segment("key")) is { } tag
            ? Response.Ok(Summary(tag, limit: 9))
            : throw ApiFailure.NotFound();

    /// <summary>Words with a minus sign, which the documentation has, mean nothing: then values come in no order.</summary>
    private static Response Values(ApiCall call)
    {
        var values = Counted(call).Where(tag => tag.Key == call.Segment("key")).SelectMany(tag => tag);
        values = call.Query["sort"] switch
        {
            "count" => values.OrderByDescending(value => value.Count),
            "date" => values.OrderByDescending(value => value.LastSeen),
            "age" => values.OrderByDescending(value => value.FirstSeen),
            _ => values.OrderBy(value => value.Value, StringComparer.Ordinal),
        };
        var rows = values.Take(MaxValues).ToList();
        var page = RowOffsetPaginator.Paginate(
            offset => rows.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(row => Shape(row, call.Segment("key") == "user")))), call);
    }

    private static IEnumerable<IGrouping<string, Counts>> Counted(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        var environments = call.Query.All("environment");
        var events = new IssueEvents(issue);
        return Enumerable.Range(0, Math.Min(events.Count, 5000))
            .Select(events.At)
            .Where(@event => environments.Count == 0 || environments.Contains(@event.Environment ?? ""))
            .SelectMany(@event => @event.Tags.Select(tag => (Tag: tag, Event: @event)))
            .GroupBy(pair => pair.Tag)
            .Select(group => new Counts(
                group.Key.Key, group.Key.Value, group.Count(), group.Min(pair => pair.Event.DateCreated), group.Max(pair => pair.Event.DateCreated)))
            .GroupBy(counts => counts.Key);
    }

    private static JsonObject Summary(IGrouping<string, Counts> tag, int limit) => new()
    {
        ["key"] = tag.Key,
        ["name"] = char.ToUpperInvariant(tag.Key[0]) + tag.Key[1..].Replace('_', ' '),
        ["uniqueValues"] = tag.Count(),
        ["totalValues"] = tag.Sum(value => value.Count),
        ["topValues"] = ApiJson.Array(tag.OrderByDescending(value => value.Count).Take(limit).Select(value => Shape(value, isUser: false))),
    };

    /// <summary>In the listing of users a row is a person and no value.</summary>
    private static JsonObject Shape(Counts counts, bool isUser)
    {
        var row = isUser
            ? new JsonObject
            {
                ["id"] = counts.Value.Replace("id:", "", StringComparison.Ordinal),
                ["username"] = null,
                ["name"] = null,
                ["email"] = $"customer{counts.Value.Replace("id:", "", StringComparison.Ordinal)}@example.net",
                ["ipAddress"] = null,
                ["avatarUrl"] = null,
            }
            : new JsonObject { ["key"] = counts.Key, ["name"] = counts.Value, ["value"] = counts.Value };
        row["count"] = counts.Count;
        row["firstSeen"] = ApiJson.Date(counts.FirstSeen);
        row["lastSeen"] = ApiJson.Date(counts.LastSeen);
        return row;
    }

    private sealed record Counts(string Key, string Value, int Count, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);
}

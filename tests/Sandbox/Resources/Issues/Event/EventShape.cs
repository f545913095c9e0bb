using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Events as JSON.</summary>
internal static class EventShape
{
    /// <summary>What lists have unless all of it is asked for; the level is to be found among the tags only.</summary>
    public static JsonObject Row(IssueEvent @event)
    {
        if (@event.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var issue = @event.Issue;
        return new JsonObject
        {
            ["id"] = @event.Id,
            ["event.type"] = issue.Type,
            ["groupID"] = null,
            ["eventID"] = @event.Id,
            ["projectID"] = ApiJson.Id(issue.Project.Id),
            ["message"] = Message(@event),
            ["title"] = issue.Title,
            ["location"] = issue.File,
            ["culprit"] = issue.Culprit,
            ["user"] = User(@event),
            ["tags"] = Tags(@event),
            ["platform"] = issue.Platform,
            ["dateCreated"] = ApiJson.Date(@event.DateCreated),
            ["crashFile"] = null,
            ["metadata"] = Metadata(issue),
        };
    }

    /// <summary>All of it.</summary>
    public static JsonObject Full(IssueEvent @event)
    {
        if (@event.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var issue = @event.Issue;
        return new JsonObject
        {
            ["id"] = @event.Id,
            ["groupID"] = ApiJson.Id(issue.Id),
            ["eventID"] = @event.Id,
            ["projectID"] = ApiJson.Id(issue.Project.Id),
            ["size"] = 18000 + @event.Index,
            ["entries"] = EventEntries.Create(@event),
            ["dist"] = null,
            ["message"] = Message(@event),
            ["title"] = issue.Title,
            ["location"] = issue.File,
            ["user"] = User(@event),
            ["contexts"] = EventContexts.Create(@event),
            ["sdk"] = new JsonObject { ["name"] = $"sentry.{issue.Platform}", ["version"] = "9.12.0" },
            ["context"] = new JsonObject { ["attempt"] = 1 + (@event.Index % 3), ["größe"] = "15 µm" },
            ["packages"] = new JsonObject(),
            ["type"] = issue.Type,
            ["metadata"] = Metadata(issue),
            ["tags"] = Tags(@event),
            ["platform"] = issue.Platform ?? "other",
            ["dateReceived"] = ApiJson.Date(@event.DateCreated.AddMilliseconds(350)),
            ["errors"] = new JsonArray(),
            ["occurrence"] = null,
            ["_meta"] = EventContexts.Meta(),
            ["crashFile"] = null,
            ["culprit"] = issue.Culprit,
            ["dateCreated"] = ApiJson.Date(@event.DateCreated),
            ["fingerprints"] = new JsonArray($"{issue.Id:x32}"),
            ["groupingConfig"] = new JsonObject { ["id"] = "newstyle:2026-01-20", ["enhancements"] = "" },
            ["release"] = @event.Release is { } release ? ReleaseShape.Release(release) : null,
            ["userReport"] = null,
            ["sdkUpdates"] = new JsonArray(),
            ["resolvedWith"] = new JsonArray(),
            ["measurements"] = null,
        };
    }

    /// <summary>All of it, with the neighbours. The next event is the newer one.</summary>
    public static JsonObject Detail(IssueEvent @event, IssueEvent? next, IssueEvent? previous)
    {
        var detail = Full(@event);
        if (@event.Recorded is null)
        {
            detail["nextEventID"] = next?.Id;
            detail["previousEventID"] = previous?.Id;
        }

        return detail;
    }

    /// <summary>Only events without an exception have a message.</summary>
    private static string Message(IssueEvent @event) => @event.Issue.ErrorType is null ? @event.Issue.Title : "";

    private static JsonObject? User(IssueEvent @event) => @event.User is not { } user ? null : new JsonObject
    {
        ["id"] = ApiJson.Id(user.Number),
        ["email"] = user.Email,
        ["username"] = null,
        ["ip_address"] = user.Address,
        ["name"] = null,
        ["geo"] = new JsonObject { ["country_code"] = "NO", ["city"] = "Ålesund", ["region"] = "Norway" },
        ["data"] = null,
    };

    private static JsonArray Tags(IssueEvent @event) =>
        ApiJson.Array(@event.Tags.Select(tag => tag.Key == "user"
            ? new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value, ["query"] = $"user.{tag.Value}" }
            : new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value }));

    private static JsonObject Metadata(Issue issue) => issue.ErrorType is null
        ? new JsonObject { ["title"] = issue.Title }
        : new JsonObject
        {
            ["type"] = issue.ErrorType,
            ["value"] = issue.ErrorValue,
            ["filename"] = issue.File,
            ["function"] = issue.Function,
        };
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// The contexts of an event. Applications choose the names, and real ones have chosen an empty one, and names that
/// differ in case only.
/// </summary>
internal static class EventContexts
{
    public static JsonObject Create(IssueEvent @event)
    {
        var issue = @event.Issue;
        return new JsonObject
        {
            ["runtime"] = new JsonObject { ["name"] = issue.Platform, ["version"] = "3.14.1", ["type"] = "runtime" },
            ["os"] = new JsonObject { ["name"] = "Linux", ["version"] = "6.12", ["type"] = "os" },
            ["trace"] = new JsonObject
            {
                ["trace_id"] = @event.Id,
                ["span_id"] = @event.Id[..16],
                ["status"] = "unknown",
                ["type"] = "trace",
            },
            ["order"] = new JsonObject { ["id"] = @event.Index, ["total"] = 129.5, ["type"] = "default" },
            ["Order"] = new JsonObject { ["ID"] = "№ 7", ["id"] = "7", ["type"] = "default" },
            [""] = new JsonObject { [""] = "a value without a name", ["type"] = "default" },
        };
    }

    /// <summary>Remarks about values that were cut or removed; the tree mirrors the event's.</summary>
    public static JsonObject Meta() => new()
    {
        ["entries"] = new JsonObject
        {
            ["2"] = new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["data"] = new JsonObject
                    {
                        [""] = new JsonObject { ["rem"] = new JsonArray(new JsonArray("@password:filter", "x")) },
                    },
                },
            },
        },
        ["message"] = null,
        ["user"] = null,
        ["contexts"] = null,
        ["sdk"] = null,
        ["context"] = null,
        ["packages"] = null,
        ["tags"] = new JsonObject(),
    };
}

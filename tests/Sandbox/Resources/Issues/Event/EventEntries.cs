using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The interfaces of an event: exception or message, breadcrumbs, request.</summary>
internal static class EventEntries
{
    public static JsonArray Create(IssueEvent @event)
    {
        var issue = @event.Issue;
        return
        [
            issue.ErrorType is null ? Message(issue) : Exception(issue),
            Breadcrumbs(@event),
            Request(),
        ];
    }

    private static JsonObject Message(Issue issue) =>
        Entry("message", new JsonObject { ["formatted"] = issue.Title, ["message"] = issue.Title, ["params"] = null });

    /// <summary>The cause comes first, and what was made of it last.</summary>
    private static JsonObject Exception(Issue issue) => Entry("exception", new JsonObject
    {
        ["values"] = new JsonArray(
            ExceptionValue("ConnectionResetError", "peer closed the connection", "net/socket.py", "read", issue, isCause: true),
            ExceptionValue(issue.ErrorType!, issue.ErrorValue!, issue.File!, issue.Function!, issue, isCause: false)),
        ["hasSystemFrames"] = true,
        ["excOmitted"] = null,
    });

    private static JsonObject ExceptionValue(
        string type, string value, string file, string function, Issue issue, bool isCause) => new()
        {
            ["type"] = type,
            ["value"] = value,
            ["mechanism"] = new JsonObject
            {
                ["type"] = isCause ? "chained" : "generic",
                ["handled"] = !issue.IsUnhandled,
                ["exception_id"] = isCause ? 1 : 0,
            },
            ["threadId"] = null,
            ["module"] = null,
            ["stacktrace"] = new JsonObject
            {
                ["frames"] = new JsonArray(
                    Frame("lib/dispatch.py", "dispatch", 212, isInApp: false),
                    Frame("lib/pool.py", "run", 48, isInApp: false),
                    Frame(file, function, 10 + (int)(issue.Id % 400), isInApp: true)),
                ["framesOmitted"] = null,
                ["registers"] = null,
                ["hasSystemFrames"] = true,
            },
            ["rawStacktrace"] = null,
        };

    private static JsonObject Frame(string file, string function, int line, bool isInApp) => new()
    {
        ["filename"] = file,
        ["absPath"] = $"/srv/app/{file}",
        ["module"] = file.Replace('/', '.'),
        ["package"] = null,
        ["platform"] = null,
        ["instructionAddr"] = null,
        ["symbolAddr"] = null,
        ["function"] = function,
        ["rawFunction"] = null,
        ["symbol"] = null,
        ["context"] = new JsonArray(
            new JsonArray(line - 1, "    with session() as current:"),
            new JsonArray(line, $"        {function}(current)"),
            new JsonArray(line + 1, "")),
        ["lineNo"] = line,
        ["colNo"] = null,
        ["inApp"] = isInApp,
        ["trust"] = null,
        ["errors"] = null,
        ["lock"] = null,
        ["vars"] = isInApp ? new JsonObject { ["self"] = "<Worker ∞>", [""] = "no name" } : null,
    };

    private static JsonObject Breadcrumbs(IssueEvent @event) => Entry("breadcrumbs", new JsonObject
    {
        ["values"] = new JsonArray(
            Breadcrumb(@event.DateCreated.AddSeconds(-3), "navigation", "info", "opened /checkout", data: null),
            Breadcrumb(@event.DateCreated.AddSeconds(-1), "http", "info", message: null, new JsonObject
            {
                ["method"] = "POST",
                ["url"] = "https://shop.example.com/api/orders",
                ["status_code"] = 502,
            })),
    });

    private static JsonObject Breadcrumb(
        DateTimeOffset date, string category, string level, string? message, JsonObject? data) => new()
        {
            ["type"] = "default",
            ["timestamp"] = ApiJson.Date(date),
            ["level"] = level,
            ["message"] = message,
            ["category"] = category,
            ["data"] = data,
            ["event_id"] = null,
        };

    private static JsonObject Request() => Entry("request", new JsonObject
    {
        ["apiTarget"] = null,
        ["method"] = "POST",
        ["url"] = "https://shop.example.com/checkout",
        ["query"] = new JsonArray(new JsonArray("step", "2")),
        ["fragment"] = null,
        ["data"] = null,
        ["headers"] = new JsonArray(
            new JsonArray("Accept-Language", "nb-NO"),
            new JsonArray("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")),
        ["cookies"] = new JsonArray(),
        ["env"] = null,
        ["inferredContentType"] = null,
    });

    private static JsonObject Entry(string type, JsonObject data) => new() { ["data"] = data, ["type"] = type };
}

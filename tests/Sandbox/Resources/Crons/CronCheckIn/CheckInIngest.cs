using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Requests;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Takes check-ins by a project's key: one in a request of its own, or as items of envelopes. Whatever becomes of them,
/// the answer is the same.
/// </summary>
internal static class CheckInIngest
{
    private static readonly string[] s_statuses = ["in_progress", "ok", "error"];

    public static void Map(ApiRoutes routes)
    {
        routes.Ingest("GET", "{project}/cron/{monitor}/{key}/", Take);
        routes.Ingest("POST", "{project}/cron/{monitor}/{key}/", Take);
        routes.Ingest("POST", "{project}/envelope/", TakeEnvelope);
    }

    private static Response Take(SandboxState state, RecordedRequest request, Func<string, string> segment)
    {
        if (FindProject(state, segment("project"), segment("key")) is not { } found)
            return Refused();

        var isJson = request.Headers.TryGetValue("Content-Type", out var type)
            && type.StartsWith("application/json", StringComparison.Ordinal);
        var message = isJson ? Parse(request.Body) : FromQuery(request);
        if (message?["status"] is null)
            return Response.Detail(400, "invalid check-in");

        message["monitor_slug"] = segment("monitor");
        Record(state, found, message);
        return Response.Empty(202);
    }

    private static Response TakeEnvelope(SandboxState state, RecordedRequest request, Func<string, string> segment)
    {
        var lines = request.Body.Split('\n');
        var isDsn = Uri.TryCreate($"{Parse(lines[0])?["dsn"]}", UriKind.Absolute, out var dsn);
        var key = KeyOf(request) ?? (isDsn ? dsn!.UserInfo : null);
        if (key is null || FindProject(state, segment("project"), key) is not { } found)
            return Refused();

        for (var line = 1; line + 1 < lines.Length; line += 2)
        {
            if (Parse(lines[line])?["type"]?.ToString() == "check_in" && Parse(lines[line + 1]) is { } message)
                Record(state, found, message);
        }

        return Response.Ok(new JsonObject { ["id"] = Guid.NewGuid().ToString("N") });
    }

    private static Response Refused() => Response.Detail(403, "event submission rejected with_reason: ProjectId");

    private static void Record(SandboxState state, (Organization Organization, Project Project) found, JsonObject message)
    {
        var status = $"{message["status"]}";
        new CheckInConsumer(state, found.Organization, found.Project).Take(
            $"{message["monitor_slug"]}",
            Guid.TryParse($"{message["check_in_id"]}", out var id) ? id : Guid.Empty,
            s_statuses.Contains(status) ? status : "unknown",
            message["environment"]?.ToString() is { Length: > 0 } environment ? environment : "production",
            message["duration"] is { } duration ? double.Parse($"{duration}", CultureInfo.InvariantCulture) : null,
            message["monitor_config"] as JsonObject);
    }

    private static (Organization Organization, Project Project)? FindProject(SandboxState state, string id, string key)
    {
        foreach (var organization in state.Organizations)
        {
            if (organization.Projects.Find(project => ApiJson.Id(project.Id) == id) is { } project
                && project.Rows[ProjectKeyEndpoints.Keys.Name].Exists(row =>
                    $"{row["public"]}" == key && row["isActive"]!.GetValue<bool>()))
            {
                return (organization, project);
            }
        }

        return null;
    }

    /// <summary>The key in <c>Sentry sentry_version=7, sentry_key=…</c>.</summary>
    private static string? KeyOf(RecordedRequest request)
    {
        const string name = "sentry_key=";
        return request.Headers.GetValueOrDefault("X-Sentry-Auth")?.Split(' ', ',')
            .FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
    }

    private static JsonObject FromQuery(RecordedRequest request) =>
        new(request.Query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value))));

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

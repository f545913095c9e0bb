using System.Text.Json;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Collections;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The client keys of a project, each of which has a DSN.</summary>
internal static class ProjectKeyEndpoints
{
    private const int LongestWindow = 86_400;

    private static readonly string[] s_loaderOptions =
        ["hasReplay", "hasPerformance", "hasDebug", "hasFeedback", "hasLogsAndMetrics"];

    private static readonly string[] s_versions = ["latest", "10.x", "9.x", "8.x", "7.x"];

    public static readonly Collection Keys = new("keys", "projects/{organization}/{project}/keys/", "key")
    {
        Access = new(Scopes.ProjectRead, Scopes.ProjectWrite, Scopes.ProjectAdmin),
        Fields =
        [
            Field.Text("name", maxLength: 64) with { IsKeptWhenEmpty = true },
            Field.Boolean("isActive"),
            new("rateLimit", ReadRateLimit) { IsNullable = true },
            Field.Choice("useCase", "user", "profiling", "tempest", "demo"),
            // An update that leaves it out sets it back.
            Field.Choice("browserSdkVersion", s_versions) with { IsReset = true },
            new("dynamicSdkLoaderOptions", ReadLoaderOptions) { IsMerged = true },
        ],
        NewRow = NewRow,
        IsListed = IsListed,
        PagedBy = PagingKind.Date,
        DefaultPageSize = 10,
        Check = Check,
        Changed = (call, row) => row["projectId"] = call.Project.Id,
        Show = Show,
    };

    public static void Map(ApiRoutes routes)
    {
        Keys.Map(routes);
        routes.Get("organizations/{organization}/project-keys/", Scopes.OrganizationRead, ListOfOrganization);
    }

    /// <summary>The key that comes with a project.</summary>
    public static void AddFirst(SandboxState state, Project project) => Add(state, project, "Default");

    public static JsonObject Add(SandboxState state, Project project, string name) =>
        Keys.Add(state, project.Rows, new JsonObject { ["name"] = name, ["projectId"] = project.Id });

    private static JsonObject NewRow(SandboxState state)
    {
        var id = (ulong)state.NextId();
        var key = $"{Dice.Mix(id):x16}{Dice.Mix(id + 1):x16}";
        return new JsonObject
        {
            ["id"] = key,
            ["name"] = $"Key {key[..6]}",
            ["label"] = null,
            ["public"] = key,
            ["secret"] = $"{Dice.Mix(id + 2):x16}{Dice.Mix(id + 3):x16}",
            ["projectId"] = null,
            ["isActive"] = true,
            ["rateLimit"] = null,
            ["dsn"] = null,
            ["browserSdkVersion"] = "10.x",
            ["browserSdk"] = null,
            ["dateCreated"] = ApiJson.Date(state.Now),
            ["dynamicSdkLoaderOptions"] = new JsonObject
            {
                ["hasReplay"] = true,
                ["hasPerformance"] = true,
                ["hasDebug"] = false,
                ["hasFeedback"] = false,
                ["hasLogsAndMetrics"] = false,
            },
            ["useCase"] = "user",
        };
    }

    private static Response ListOfOrganization(ApiCall call)
    {
        var team = call.Query["team"] is { Length: > 0 } name
            ? call.Organization.FindTeam(name) ?? throw ApiFailure.NotFound()
            : null;
        return Keys.List(call, call.Organization.Projects
            .Where(project => team is null || project.Teams.Contains(team))
            .SelectMany(project => project.Rows[Keys.Name]));
    }

    private static bool IsListed(ApiCall call, JsonObject row) => call.Query["status"] switch
    {
        null or "" => true,
        "active" => row["isActive"]!.GetValue<bool>(),
        "inactive" => !row["isActive"]!.GetValue<bool>(),
        _ => false,
    };

    /// <summary>
    /// Both parts together, or null for no limit. A new key with half a limit, or with null, is one of Sentry's own
    /// mistakes.
    /// </summary>
    private static JsonObject? ReadRateLimit(BodyReader body)
    {
        body.Object("rateLimit", limit =>
        {
            limit.Integer("count", min: 0);
            limit.Integer("window", LongestWindow, min: 0);
            return limit;
        });
        return body["rateLimit"] is JsonObject given
            ? new JsonObject { ["window"] = given["window"]?.DeepClone(), ["count"] = given["count"]?.DeepClone() }
            : null;
    }

    private static void Check(ApiCall call, BodyReader body, JsonObject? row)
    {
        if (!body.Has("rateLimit"))
            return;

        var isWhole = body["rateLimit"] is JsonObject limit
            && limit["count"] is not null && limit["window"] is not null;
        if (row is null && !isWhole && body.Errors.Count == 0)
            throw ApiFailure.Internal();
        if (row is not null && !isWhole && body["rateLimit"]?.GetValueKind() == JsonValueKind.Object)
            body.Fail("rateLimit", "Both count and window are required.");
    }

    private static JsonObject? ReadLoaderOptions(BodyReader body) => body.Object("dynamicSdkLoaderOptions", options =>
    {
        var given = new JsonObject();
        foreach (var name in s_loaderOptions)
        {
            if (options.Boolean(name) is { } value)
                given[name] = value;
        }

        options.RefuseUnknown();
        return given;
    });

    private static JsonObject Show(ApiCall call, JsonObject row)
    {
        var shown = row.DeepClone().AsObject();
        shown["label"] = shown["name"]!.DeepClone();
        shown["dsn"] = Dsn(call, row);
        shown["browserSdk"] = new JsonObject
        {
            ["choices"] = ApiJson.Array(s_versions.Select(version => (JsonNode)new JsonArray(version, version))),
        };
        return shown;
    }

    /// <summary>As on a self-hosted server, events go to the server itself.</summary>
    private static JsonObject Dsn(ApiCall call, JsonObject row)
    {
        var (key, project) = ($"{row["public"]}", $"{row["projectId"]}");
        var home = call.ServerUrl.ToString();
        var api = $"{home}api/{project}";
        var scheme = $"{call.ServerUrl.Scheme}://";
        var place = $"{home[scheme.Length..]}{project}";
        return new JsonObject
        {
            ["secret"] = $"{scheme}{key}:{row["secret"]}@{place}",
            ["public"] = $"{scheme}{key}@{place}",
            ["csp"] = $"{api}/csp-report/?sentry_key={key}",
            ["security"] = $"{api}/security/?sentry_key={key}",
            ["minidump"] = $"{api}/minidump/?sentry_key={key}",
            ["nel"] = $"{api}/nel/?sentry_key={key}",
            ["unreal"] = $"{api}/unreal/{key}/",
            ["crons"] = $"{api}/cron/___MONITOR_SLUG___/{key}/",
            ["cdn"] = $"https://js.sentry-cdn.example/{key}.min.js",
            ["playstation"] = $"{api}/playstation/?sentry_key={key}",
            ["integration"] = $"{api}/integration/",
            ["otlp_traces"] = $"{api}/integration/otlp/v1/traces",
            ["otlp_logs"] = $"{api}/integration/otlp/v1/logs",
        };
    }
}

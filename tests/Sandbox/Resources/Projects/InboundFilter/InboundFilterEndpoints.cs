using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The filters that keep events out. There are always the same ones, and each is on or off.</summary>
internal static class InboundFilterEndpoints
{
    private const string Filters = "projects/{organization}/{project}/filters/";
    private const string LegacyBrowsers = "legacy-browsers";

    private static readonly string[] s_names =
        ["browser-extensions", "filtered-transaction", LegacyBrowsers, "localhost", "web-crawlers"];

    private static readonly string[] s_browsers =
    [
        "ie", "edge", "safari", "firefox", "chrome", "opera", "android", "opera_mini",
        "ie_pre_9", "ie9", "ie10", "ie11", "opera_pre_15", "android_pre_4", "safari_pre_6", "opera_mini_pre_8",
        "edge_pre_79",
    ];

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Filters, Scopes.ProjectRead, List);
        routes.Put(Filters + "{filter}/", Scopes.ProjectWrite, Update);
    }

    private static Response List(ApiCall call) => Response.Ok(ApiJson.Array(States(call.Project)
        .Select(state => new JsonObject { ["id"] = state.Key, ["active"] = state.Value?.DeepClone() })));

    /// <summary>The response has no body, whatever has changed.</summary>
    private static Response Update(ApiCall call)
    {
        var states = States(call.Project);
        var name = call.Segment("filter");
        if (!states.ContainsKey(name))
            throw ApiFailure.NotFound();

        var body = new BodyReader(call.Body());
        var isActive = body.Boolean("active");
        var browsers = body.Texts("subfilters");
        if (browsers?.FirstOrDefault(browser => !s_browsers.Contains(browser)) is { } unknown)
            body.Fail("subfilters", $"\"{unknown}\" is not a valid choice.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        if (name == LegacyBrowsers)
            // The list replaces what was there, and no list is an empty one.
            states[name] = ApiJson.Array(browsers ?? []);
        else if (isActive is not null)
            states[name] = isActive;
        return Response.Empty(204);
    }

    private static JsonObject States(Project project)
    {
        if (project.Rows["filters"] is [var states])
            return states;

        var usual = new JsonObject();
        foreach (var name in s_names)
            usual[name] = name == LegacyBrowsers ? new JsonArray() : JsonValue.Create(name == "filtered-transaction");
        project.Rows["filters"].Add(usual);
        return usual;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

internal static class TagEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/tags/", Scopes.OrganizationRead, List);

    /// <summary>The keys of tags, the commonest first; they come without pages.</summary>
    private static Response List(ApiCall call) => Response.Ok(ApiJson.Array(call.Organization.Issues
        .SelectMany(issue => issue.Tags.Select(tag => tag.Key))
        .Concat(["level", "environment", "release", "user"])
        .GroupBy(key => key)
        .OrderByDescending(keys => keys.Count())
        .Select(keys => new JsonObject
        {
            ["key"] = keys.Key,
            ["name"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(keys.Key.Replace('_', ' ')),
            ["totalValues"] = keys.Count(),
        })));
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>What happened to an issue; all at once, within an object.</summary>
internal static class IssueActivityEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/issues/{issue}/activities/", Scopes.EventRead, call => Response.Ok(new JsonObject
        {
            ["activity"] = ApiJson.Array(IssueShape.Activities(IssueEndpoints.Find(call))),
        }));
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The root of the API tells who one is. Nobody is an answer, too.</summary>
internal static class RootEndpoint
{
    public static void Map(ApiRoutes routes) => routes.Get("", Scopes.None, Describe);

    private static Response Describe(ApiCall call) => Response.Ok(new JsonObject
    {
        ["version"] = "0",
        ["auth"] = call.Caller.Kind is null
            ? null
            : new JsonObject { ["scopes"] = ApiJson.Array(call.Caller.Scopes) },
        ["user"] = call.Caller.User is { } user ? UserShape.User(user) : null,
    });
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Shapes;

namespace SentryPS.Sandbox.Endpoints;

/// <summary>The root of the API tells who one is. Nobody is an answer, too.</summary>
internal static class RootEndpoint
{
    public static void Map(ApiRoutes routes) => routes.Get("", Scopes.None, Describe);

    private static Answer Describe(ApiCall call) => Answer.Ok(new JsonObject
    {
        ["version"] = "0",
        ["auth"] = call.Caller.Kind is null
            ? null
            : new JsonObject { ["scopes"] = ApiJson.Array(call.Caller.Scopes) },
        ["user"] = call.Caller.User is { } user ? UserShape.User(user) : null,
    });
}

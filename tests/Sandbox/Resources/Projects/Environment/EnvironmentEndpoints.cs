using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

internal static class EnvironmentEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/environments/", Scopes.OrganizationRead, List);

    /// <summary>Environments are few; they come without pages.</summary>
    private static Response List(ApiCall call) => Response.Ok(ApiJson.Array(
        call.Organization.Environments.Select((name, index) => new JsonObject
        {
            ["id"] = ApiJson.Id(index + 1),
            ["name"] = name,
        })));
}

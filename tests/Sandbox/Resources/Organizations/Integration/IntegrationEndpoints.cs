using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Collections;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>What is connected to an organization: chat rooms, pagers, code hosts.</summary>
internal static class IntegrationEndpoints
{
    private const string List = "organizations/{organization}/integrations/";
    private static readonly string[] s_withChannels = ["slack", "discord", "msteams"];

    public static readonly Collection Integrations = new("integrations", List, "integration")
    {
        Access = new(Scopes.IntegrationRead, Scopes.OrganizationWrite, Scopes.IntegrationAdmin),
        Verbs = Verbs.Get | Verbs.Delete,
        NewRow = _ => new JsonObject
        {
            ["icon"] = null,
            ["domainName"] = null,
            ["accountType"] = null,
            ["scopes"] = null,
            ["outOfDate"] = null,
            ["status"] = "active",
            ["configOrganization"] = new JsonArray(),
            ["configData"] = new JsonObject(),
            ["externalId"] = "1",
            ["organizationIntegrationStatus"] = "active",
            ["gracePeriodEnd"] = null,
        },
        Show = Show,
    };

    public static void Map(ApiRoutes routes)
    {
        Integrations.Map(routes);
        routes.Get(List, Scopes.IntegrationRead, ListIntegrations);
        routes.Get(List + "{integration}/channels/", Scopes.IntegrationRead, Channels);
        routes.Get(List + "{integration}/channel-validate/", Scopes.IntegrationRead, ValidateChannel);
        routes.Get("organizations/{organization}/config/integrations/", Scopes.OrganizationRead, ListProviders);
    }

    /// <summary>
    /// Features are looked at when the page has been made, so pages may be short although more follow.
    /// </summary>
    private static Response ListIntegrations(ApiCall call)
    {
        var provider = call.Query["providerKey"] ?? call.Query["provider_key"];
        var features = call.Query.All("features");
        var found = call.Organization.Rows[Integrations.Name]
            .Where(row => string.IsNullOrEmpty(provider) || $"{row["provider"]!["key"]}" == provider)
            .OrderBy(row => $"{row["name"]}", StringComparer.Ordinal)
            .ToList();

        var page = PageNumberPaginator.Paginate(found, call);
        var rows = page.Rows.Where(row => features.Count == 0 || features.Intersect(Features(row)).Any());
        return page.AddTo(Response.Ok(ApiJson.Array(rows.Select(row => Show(call, row)))), call);
    }

    private static IEnumerable<string> Features(JsonObject row) =>
        row["provider"]!["features"]!.AsArray().Select(feature => $"{feature}");

    /// <summary>The configuration comes unless it is declined.</summary>
    private static JsonObject Show(ApiCall call, JsonObject row)
    {
        var shown = row.DeepClone().AsObject();
        shown.Remove("channels");
        shown["organizationId"] = call.Organization.Id;
        if (call.Query["includeConfig"] == "0")
        {
            shown["configOrganization"] = new JsonArray();
            shown["configData"] = null;
        }

        return shown;
    }

    /// <summary>Providers that have no channels have an empty list of them, with a warning.</summary>
    private static Response Channels(ApiCall call)
    {
        var integration = Integrations.Find(call);
        var provider = $"{integration["provider"]!["key"]}";
        var response = new JsonObject { ["results"] = ChannelsOf(integration).DeepClone() };
        if (!s_withChannels.Contains(provider))
            response["warning"] = $"Channel listing not supported for provider '{provider}'.";
        return Response.Ok(response);
    }

    private static Response ValidateChannel(ApiCall call)
    {
        var name = (call.Query["channel"] ?? "").TrimStart('#');
        var isValid = ChannelsOf(Integrations.Find(call))
            .Any(channel => $"{channel!["name"]}" == name || $"{channel["id"]}" == name);
        var response = new JsonObject { ["valid"] = isValid };
        if (!isValid)
            response["detail"] = "Channel not found";
        return Response.Ok(response);
    }

    private static JsonArray ChannelsOf(JsonObject integration) => integration["channels"] as JsonArray ?? [];

    private static Response ListProviders(ApiCall call)
    {
        var key = call.Query["providerKey"];
        var providers = call.Organization.Rows["providers"]
            .Where(row => string.IsNullOrEmpty(key) || $"{row["key"]}" == key)
            .Select(row => row.DeepClone());
        return Response.Ok(new JsonObject { ["providers"] = ApiJson.Array(providers) });
    }
}

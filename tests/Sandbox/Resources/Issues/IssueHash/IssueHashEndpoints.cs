using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>The fingerprints of an issue; each issue of the sandbox has one.</summary>
internal static class IssueHashEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/issues/{issue}/hashes/", Scopes.EventRead, List);

    /// <summary>Whole events come unless they are declined.</summary>
    private static Response List(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        var latest = new IssueEvents(issue).At(0);
        JsonNode[] hashes =
        [
            new JsonObject
            {
                ["id"] = $"{Dice.Mix((ulong)issue.Id):x16}{Dice.Mix((ulong)issue.Id + 1):x16}",
                ["latestEvent"] = call.Query["full"] == "0" ? EventShape.Row(latest) : EventShape.Full(latest),
                ["mergedBySeer"] = false,
                ["seerMatchDistance"] = null,
            },
        ];
        var page = RowOffsetPaginator.Paginate(
            offset => hashes.Skip(offset), PageSize.FromPerPage(call.Query), Cursor.FromQuery(call.Query));
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows)), call);
    }
}

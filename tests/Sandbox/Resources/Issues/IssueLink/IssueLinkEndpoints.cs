using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// What issues are linked to: each issue of the sandbox to one of a custom integration, and where GitHub is connected, to
/// one there.
/// </summary>
internal static class IssueLinkEndpoints
{
    private const string Issue = "organizations/{organization}/issues/{issue}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Issue + "external-issues/", Scopes.EventRead, ListOfApps);
        routes.Get(Issue + "integrations/", Scopes.EventRead, ListOfTrackers);
    }

    private static Response ListOfApps(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        return Response.Ok(new JsonArray(new JsonObject
        {
            ["id"] = ApiJson.Id(issue.Id),
            ["issueId"] = ApiJson.Id(issue.Id),
            ["serviceType"] = "task-board",
            ["displayName"] = $"Board#{issue.Id % 1000}",
            ["webUrl"] = $"https://board.example.com/tasks/{issue.Id % 1000}",
        }));
    }

    /// <summary>All trackers that are connected, each with what the issue is linked to there. Only for users.</summary>
    private static Response ListOfTrackers(ApiCall call)
    {
        var issue = IssueEndpoints.Find(call);
        if (call.Caller.User is null)
            return Response.Empty(400);

        var trackers = call.Organization.Rows[IntegrationEndpoints.Integrations.Name]
            .Where(row => row["provider"]!["features"]!.AsArray().Any(feature => $"{feature}" == "issue-basic"))
            .ToList();
        return PageNumberPaginator.Respond(trackers, call, row => Show(row, issue));
    }

    private static JsonObject Show(JsonObject row, Issue issue)
    {
        var number = issue.Id % 1000;
        var isLinked = $"{row["provider"]!["key"]}" == "github";
        return new JsonObject
        {
            ["id"] = row["id"]!.DeepClone(),
            ["name"] = row["name"]!.DeepClone(),
            ["status"] = "active",
            ["provider"] = row["provider"]!.DeepClone(),
            ["externalIssues"] = !isLinked ? [] : new JsonArray(new JsonObject
            {
                // As the other kind has it: the two are counted apart.
                ["id"] = ApiJson.Id(issue.Id),
                ["key"] = $"acme/shop#{number}",
                ["url"] = $"https://git.example.com/acme/shop/issues/{number}",
                ["title"] = issue.Title,
                ["description"] = null,
                ["displayName"] = $"acme/shop#{number}",
            }),
        };
    }
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Projects as JSON.</summary>
internal static class ProjectShape
{
    private static readonly string[] Unused =
    [
        "hasProfiles", "hasReplays", "hasFlags", "hasMinifiedStackTrace", "hasMonitors", "hasFeedbacks",
        "hasNewFeedbacks", "hasUserReports", "hasInsightsHttp", "hasInsightsDb", "hasInsightsAssets",
        "hasInsightsAppStart", "hasInsightsScreenLoad", "hasInsightsVitals", "hasInsightsCaches", "hasInsightsQueues",
        "hasInsightsAgentMonitoring", "hasInsightsMCP", "hasLogs", "hasTraceMetrics",
    ];

    public static JsonObject Row(Project project, Organization organization)
    {
        if (project.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var row = new JsonObject
        {
            ["id"] = ApiJson.Id(project.Id),
            ["slug"] = project.Slug,
            ["name"] = project.Name,
            ["platform"] = project.Platform,
            ["dateCreated"] = ApiJson.Date(project.DateCreated),
            ["isBookmarked"] = project.IsBookmarked,
            ["isMember"] = true,
            ["features"] = new JsonArray("alert-filters", "minidump", "releases"),
            ["firstEvent"] = ApiJson.Date(project.FirstEvent),
            ["firstTransactionEvent"] = false,
            ["access"] = ApiJson.Array(Scopes.All),
            ["hasAccess"] = true,
            ["hasSessions"] = true,
            ["isInternal"] = false,
            ["isPublic"] = false,
            ["avatar"] = UserShape.LetterAvatar(),
            ["color"] = "#3fbf7f",
            ["status"] = "active",
            ["team"] = project.Teams.Count > 0 ? TeamShape.Summary(project.Teams[0]) : null,
            ["teams"] = ApiJson.Array(project.Teams.Select(TeamShape.Summary)),
            ["platforms"] = project.Platform is null ? [] : new JsonArray(project.Platform),
            ["environments"] = ApiJson.Array(organization.Environments),
            ["latestRelease"] = organization.LatestReleaseOf(project) is { } release
                ? new JsonObject { ["version"] = release.Version }
                : null,
        };
        foreach (var name in Unused)
            row[name] = false;
        return row;
    }

    public static JsonObject Detail(Project project, Organization organization, string linkHost)
    {
        var detail = Row(project, organization);
        if (project.Recorded is not null)
            return detail;

        foreach (var (name, value) in project.Settings)
            detail[name] = value?.DeepClone();
        detail["organization"] = OrganizationShape.Summary(organization, linkHost);
        return detail;
    }
}

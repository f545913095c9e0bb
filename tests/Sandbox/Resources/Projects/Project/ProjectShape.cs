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
        "hasNewFeedbacks", "hasInsightsHttp", "hasInsightsDb", "hasInsightsAssets",
        "hasInsightsAppStart", "hasInsightsScreenLoad", "hasInsightsVitals", "hasInsightsCaches", "hasInsightsQueues",
        "hasInsightsAgentMonitoring", "hasInsightsMCP", "hasLogs", "hasTraceMetrics",
    ];

    /// <summary>A project in a list of projects.</summary>
    public static JsonObject Row(Project project, Organization organization)
    {
        if (project.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var row = Common(project);
        AddTeams(row, project);
        row["platforms"] = project.Platform is null ? [] : new JsonArray(project.Platform);
        row["hasUserReports"] = false;
        row["environments"] = ApiJson.Array(organization.Environments);
        row["latestRelease"] = LatestRelease(project, organization);
        return row;
    }

    /// <summary>A project in the row of a team.</summary>
    public static JsonObject OfTeam(Project project)
    {
        var row = Common(project);
        AddAppearance(row);
        return row;
    }

    /// <summary>The response to a change of a project's teams.</summary>
    public static JsonObject WithTeams(Project project)
    {
        var row = OfTeam(project);
        AddTeams(row, project);
        return row;
    }

    public static JsonObject Detail(Project project, Organization organization, string linkHost)
    {
        if (project.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var detail = WithTeams(project);
        detail["platforms"] = project.Platform is null ? [] : new JsonArray(project.Platform);
        detail["latestRelease"] = LatestRelease(project, organization);
        foreach (var (name, value) in project.Settings)
            detail[name] = value?.DeepClone();
        detail["organization"] = OrganizationShape.Summary(organization, linkHost);
        return detail;
    }

    private static JsonObject Common(Project project)
    {
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
        };
        foreach (var name in Unused)
            row[name] = false;
        return row;
    }

    /// <summary>What lists of projects leave out.</summary>
    private static void AddAppearance(JsonObject row)
    {
        row["isInternal"] = false;
        row["isPublic"] = false;
        row["avatar"] = UserShape.LetterAvatar();
        row["color"] = "#3fbf7f";
        row["status"] = "active";
    }

    private static void AddTeams(JsonObject row, Project project)
    {
        row["team"] = project.Teams.Count > 0 ? TeamShape.Summary(project.Teams[0]) : null;
        row["teams"] = ApiJson.Array(project.Teams.Select(TeamShape.Summary));
    }

    private static JsonObject? LatestRelease(Project project, Organization organization) =>
        organization.LatestReleaseOf(project) is { } release ? new JsonObject { ["version"] = release.Version } : null;
}

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
            ["team"] = project.Teams.Count > 0 ? UserShape.TeamSummary(project.Teams[0]) : null,
            ["teams"] = ApiJson.Array(project.Teams.Select(UserShape.TeamSummary)),
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

        detail["options"] = new JsonObject
        {
            ["sentry:resolve_age"] = 0,
            ["sentry:scrub_data"] = true,
            ["sentry:token"] = $"{project.Id:x32}",
            ["filters:releases"] = "",
        };
        detail["digestsMinDelay"] = 300;
        detail["digestsMaxDelay"] = 1800;
        detail["subjectPrefix"] = "";
        detail["subjectTemplate"] = "$shortID - $title";
        detail["allowedDomains"] = new JsonArray("*");
        detail["resolveAge"] = 0;
        detail["dataScrubber"] = true;
        detail["dataScrubberDefaults"] = true;
        detail["safeFields"] = new JsonArray();
        detail["sensitiveFields"] = new JsonArray();
        detail["storeCrashReports"] = null;
        detail["securityToken"] = $"{project.Id:x32}";
        detail["securityTokenHeader"] = null;
        detail["verifySSL"] = false;
        detail["scrubIPAddresses"] = false;
        detail["scrapeJavaScript"] = true;
        detail["groupingConfig"] = "newstyle:2026-01-20";
        detail["groupingEnhancements"] = "";
        detail["derivedGroupingEnhancements"] = "";
        detail["secondaryGroupingConfig"] = null;
        detail["secondaryGroupingExpiry"] = 0;
        detail["fingerprintingRules"] = "";
        detail["organization"] = OrganizationShape.Summary(organization, linkHost);
        detail["processingIssues"] = 0;
        detail["defaultEnvironment"] = null;
        detail["relayPiiConfig"] = null;
        detail["builtinSymbolSources"] = new JsonArray();
        detail["dynamicSamplingBiases"] = new JsonArray();
        detail["symbolSources"] = "[]";
        detail["tempestFetchScreenshots"] = false;
        detail["debugFilesRole"] = null;
        detail["isDynamicallySampled"] = false;
        detail["enableAutoReleaseCreation"] = true;
        detail["autofixAutomationTuning"] = "off";
        detail["seerScannerAutomation"] = false;
        detail["seerNightshiftTweaks"] = null;
        detail["highlightTags"] = new JsonArray();
        detail["highlightContext"] = new JsonObject();
        detail["highlightPreset"] = new JsonObject { ["tags"] = new JsonArray(), ["context"] = new JsonObject() };
        detail["scmSourceContextEnabled"] = false;
        return detail;
    }
}

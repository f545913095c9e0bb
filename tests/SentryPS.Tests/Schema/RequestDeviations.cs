namespace SentryPS.Tests.Schema;

/// <summary>What commands send although the official schema does not have it, each with the reason.</summary>
internal static class RequestDeviations
{
    public static readonly IReadOnlyList<Deviation> All =
    [
        new("GET ", "operation", "The root of the API says which version it is, and whose token was sent."),
        new("GET organizations/*/alert-rules/", "operation",
            "Servers that have no monitors yet have their rules there."),
        new("* organizations/*/issues/*/notes/*", "operation",
            "The schema has no comments; Sentry's own pages and clients write them there."),
        new("GET organizations/*/issues/*/activities/", "operation",
            "What happened to an issue, as Sentry's own pages ask for it."),
        new("GET organizations/*/issues/*/tags/", "operation",
            "All tags of an issue at once, as Sentry's own pages ask for them."),
        new("resolveOrganizationEventId", "command", "Get-SentryIssue finds the issue of an event."),
        new("listOrganizationMembers", "query query", "Sentry's own pages search for members with it."),
        new("getOrganizationIssueEvent", "path event_id",
            "The schema has only latest, oldest and recommended as values, and says in words that an id may be given."),

        new("* organizations/*/monitors/*/environments/*/", "operation",
            "One environment of a cron monitor, as Sentry's own pages change it. By the official operation, a name that the "
            + "monitor does not have removes the whole monitor."),
        new("* /api/*", "operation", "What is sent by the key of a project is no part of the Web API."),
        new("listOrganizationMonitors", "query query", "Sentry's own pages search for cron monitors with it."),
        new("list*MonitorCheckins", "query *", "The server takes environments and times for every listing of what happened."),
        new("listOrganizationMonitorCheckins", "command", "Send-SentryCronCheckIn -Wait looks there for what it sent."),
        new("listProjectMonitorCheckins", "command", "Send-SentryCronCheckIn -Wait looks there for what it sent."),
        new("listProjectKeys", "command", "What reports to cron monitors looks for the DSN of the project there."),
        new("update*Monitor", "missing body *", "The server changes what is there."),
        new("update*Monitor", "body isMuted", "The schema has is_muted; the server takes both, and answers with this one."),

        new("list*", "query per_page", "Every listing with cursors takes it, whether the schema says so or not."),
        new("list*", "query cursor", "Every listing with cursors takes it, whether the schema says so or not."),
        new("list*", "query projectSlug",
            "Every listing that takes project takes slugs under this name, also on servers whose project takes but ids."),
        new("listOrganizationIssues", "query group", "The issues with these ids, as Sentry's own pages ask for them."),
        new("listOrganizationReleases", "query status",
            "Open or archived releases, as Sentry's own pages ask for them."),

        new("listOrganizationReleases", "query sort", "The order, as Sentry's own pages ask for it."),
        new("listOrganizationReleases", "query flatten",
            "Servers refuse to sort releases by what is counted for each project without it."),
        new("listOrganizationReleases", "query health", "How releases fare, as Sentry's own pages ask for it."),
        new("getOrganizationRelease", "query health",
            "The schema calls it a boolean; the server takes 1 for yes, and all else for no."),
        new("updateOrganizationRelease", "body status",
            "Sentry's own pages and tools archive releases and take them back with it."),
        new("GET organizations/*/releases/*/previous-with-commits/", "operation",
            "Sentry's own tools ask for the release that the commits of another begin after."),
        new("getOrganizationSessions", "query cursor", "It has pages of groups, and a Link header that leads to the next."),
        new("Retrieve Files Changed in a Release's Commits", "query per_page", "It has pages, as every listing."),

        new("listOrganizationMembers", "query query",
            "Members by a part of their names, as Sentry's own pages ask for them."),

        new("updateOrganizationIssues", "missing body *",
            "The schema calls every field of this body required; the server changes those that are there."),
        new("updateTeam", "missing body slug", "The server changes what is there: a name alone will do."),
        new("updateOrganizationMember", "body reinvite", "An invitation is sent again, as Sentry's own pages do it."),
        new("updateOrganizationMember", "body regenerate",
            "An invitation that has expired gets a new link, as Sentry's own pages do it."),
        new("updateProject", "body allowedDomains", "A setting of the project's pages that the schema leaves out."),
        new("updateProject", "body dataScrubber", "A setting of the project's pages that the schema leaves out."),
        new("updateProject", "body defaultEnvironment", "A setting of the project's pages that the schema leaves out."),
        new("updateProject", "body safeFields", "A setting of the project's pages that the schema leaves out."),
        new("updateProject", "body scrubIPAddresses", "A setting of the project's pages that the schema leaves out."),
        new("updateProject", "body sensitiveFields", "A setting of the project's pages that the schema leaves out."),
        new("updateProjectKey", "body browserSdkVersion",
            "The schema has two versions; a server has those that its keys show as choices."),
        new("updateProjectKey", "null body rateLimit", "Null takes the limit away."),
        new("updateProjectFilter", "path filter_id", "The schema calls the filter of browsers legacy-browser; servers have an s at its end."),
        new("listOrganizationStatsV2", "query category",
            "The schema has some of the kinds of data; servers know all that they count."),
        new("updateOrganizationIssues", "body merge", "Sentry's own pages send 1; the server takes that for true."),
    ];
}

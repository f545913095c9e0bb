namespace SentryPS.Tests.Schema;

/// <summary>What commands send although the official schema does not have it, each with the reason.</summary>
internal static class RequestDeviations
{
    public static readonly IReadOnlyList<Deviation> All =
    [
        new("GET ", "operation", "The root of the API says which version it is, and whose token was sent."),
        new("GET organizations/*/alert-rules/", "operation",
            "Servers that have no monitors yet have their rules there."),
        new("listOrganizationMembers", "command", "Set-SentryIssue looks up whom it assigns issues to."),
        new("listOrganizationMembers", "query query", "Sentry's own pages search for members with it."),
        new("listOrganizationEnvironments", "command", "Tab completes environments."),
        new("getOrganizationIssueEvent", "path event_id",
            "The schema has only latest, oldest and recommended as values, and says in words that an id may be given."),

        new("list*", "query per_page", "Every listing with cursors takes it, whether the schema says so or not."),
        new("list*", "query cursor", "Every listing with cursors takes it, whether the schema says so or not."),
        new("list*", "query projectSlug",
            "Every listing that takes project takes slugs under this name, also on servers whose project takes but ids."),
        new("listOrganizationIssues", "query group", "The issues with these ids, as Sentry's own pages ask for them."),
        new("listOrganizationReleases", "query status",
            "Open or archived releases, as Sentry's own pages ask for them."),

        new("listOrganizationMembers", "query query",
            "Members by a part of their names, as Sentry's own pages ask for them."),
        new("listOrganizationMembers", "command", "Names of assignees are looked up before a change is sent."),

        new("updateOrganizationIssues", "missing body *",
            "The schema calls every field of this body required; the server changes those that are there."),
        new("updateTeam", "missing body slug", "The server changes what is there: a name alone will do."),
        new("listOrganizationIntegrations", "command", "Alerts name the integrations that they go through."),
        new("getOrganizationIntegration", "command", "The services of a pager are in its configuration."),
        new("GET organizations/*/integrations/*/channels/", "operation", "Sentry's own pages list the channels of a chat there."),
        new("updateOrganizationDetector", "missing body *", "The server changes the fields that are there; name and type are no exception."),

        new("updateOrganizationIssues", "body merge", "Sentry's own pages send 1; the server takes that for true."),
    ];
}

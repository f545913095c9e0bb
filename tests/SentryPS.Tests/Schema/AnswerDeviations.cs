namespace SentryPS.Tests.Schema;

/// <summary>What the sandbox answers although the official schema does not have it, each with the reason.</summary>
internal static class AnswerDeviations
{
    private const string ExpandOnly =
        "It is there only if expand asks for it, which no command does; the schema calls it required.";

    private const string RowOfUser = "Among the values of the tag user a row is a person, with the fields of one.";

    public static readonly IReadOnlyList<Deviation> All =
    [
        new("listOrganizationIssues", "missing response [].inbox", ExpandOnly),
        new("listOrganizationIssues", "missing response [].integrationIssues", ExpandOnly),
        new("listOrganizationIssues", "missing response [].latestEventHasAttachments", ExpandOnly),
        new("listOrganizationIssues", "missing response [].owners", ExpandOnly),
        new("listOrganizationIssues", "missing response [].sentryAppIssues", ExpandOnly),
        new("listOrganizationIssues", "missing response [].sessionCount", ExpandOnly),
        new("*OrganizationIssue*", "null response *statusDetails.ignore*",
            "Limits that were not set are null, where the schema knows but numbers."),
        new("*OrganizationIssue*", "null response *statusDetails.actor", "It is null where no person did it."),
        new("*OrganizationIssue*", "*response *statusDetails.inCommit*",
            "The server answers the commit as an object, with its repository as another."),

        new("Bulk Mutate a List of Issues", "missing response *",
            "The response repeats what was changed, and nothing else; the schema calls all of it required."),
        new("updateOrganizationIssues", "null response *",
            "The response repeats what was changed, with null for what was cleared."),
        new("listOrganizationIssueEvents", "missing response [].event.type",
            "With full=true rows are whole events, which have it as type."),
        new("List a Project's Issues", "null response [].culprit",
            "An issue whose events name no culprit has null, as the same row of other operations may."),
        new("updateProjectOwnership", "status 200", "The server answers 200, where the schema has 202."),
        new("getProjectOwnership", "null response *",
            "A project that never had rules of ownership has null for them and for their dates."),
        new("listOrganizationIssueTagValues", "missing response [].key", RowOfUser),
        new("listOrganizationIssueTagValues", "missing response [].value", RowOfUser),
        new("listOrganizationIssueTagValues", "null response [].name", RowOfUser),
        new("deleteProjectTeam", "null response team", "It is the project's first team, and the last one was taken away."),
        new("*Monitor*", "response *environments",
            "The server answers with an array of environments, where the schema has one object."),
        new("*Monitor*", "response *config.schedule",
            "The schedule of an interval is a number and a unit; the schema has a list of two numbers."),
        new("*Monitor*", "null response *owner", "A cron monitor that nobody owns has null."),
        new("*MonitorCheckins", "null response [].expectedTime", "Nothing was expected when the first check-in came."),
        new("*", "null response *lastDeploy.name", "A deploy has a name only if it was given one."),
    ];
}

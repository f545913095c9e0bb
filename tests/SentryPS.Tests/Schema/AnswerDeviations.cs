namespace SentryPS.Tests.Schema;

/// <summary>What the sandbox answers although the official schema does not have it, each with the reason.</summary>
internal static class AnswerDeviations
{
    private const string ExpandOnly = "It is there only if expand asks for it, which no command does; the schema calls it required.";

    public static readonly IReadOnlyList<Deviation> All =
    [
        new("listOrganizationIssues", "response [].inbox", ExpandOnly),
        new("listOrganizationIssues", "response [].integrationIssues", ExpandOnly),
        new("listOrganizationIssues", "response [].latestEventHasAttachments", ExpandOnly),
        new("listOrganizationIssues", "response [].owners", ExpandOnly),
        new("listOrganizationIssues", "response [].sentryAppIssues", ExpandOnly),
        new("listOrganizationIssues", "response [].sessionCount", ExpandOnly),
        new("*OrganizationIssue*", "response *statusDetails.ignore*", "Limits that were not set are null, where the schema knows but numbers."),
        new("*OrganizationIssue*", "response *statusDetails.actor", "It is null where no person did it."),
        new("*OrganizationIssue*", "response *statusDetails.inCommit*", "The server answers the commit as an object, with its repository as another."),

        new("updateOrganizationIssues", "response *", "The response repeats what was changed, with null for what was cleared; the schema calls all of it required."),
        new("listOrganizationIssueEvents", "response [].event.type", "With full=true rows are whole events, which have it as type."),
        new("*", "response *lastDeploy.name", "A deploy has a name only if it was given one."),
    ];
}

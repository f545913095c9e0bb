using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Detectors, workflows and alert rules as JSON.</summary>
internal static class AlertShape
{
    public static JsonObject Detector(Detector detector, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(detector.Id),
        ["projectId"] = ApiJson.Id(detector.Project.Id),
        ["name"] = detector.Name,
        ["description"] = detector.Description,
        ["type"] = detector.Type,
        ["workflowIds"] = ApiJson.Array(detector.Workflows.Select(workflow => ApiJson.Id(workflow.Id))),
        // An object here, while workflows have a short text.
        ["owner"] = UserShape.Assignee(detector.Owner),
        ["createdBy"] = detector.CreatedBy is { } creator ? ApiJson.Id(creator.Id) : null,
        ["dateCreated"] = ApiJson.Date(detector.DateCreated),
        ["dateUpdated"] = ApiJson.Date(detector.DateUpdated),
        ["dataSources"] = detector.DataSources?.DeepClone(),
        ["conditionGroup"] = detector.ConditionGroup?.DeepClone(),
        ["config"] = detector.Config.DeepClone(),
        ["enabled"] = detector.Enabled,
        ["latestGroup"] = detector.LatestIssue is { } issue ? LatestGroup(issue) : null,
        ["openIssues"] = detector.LatestIssue is null ? 0 : 1,
    };

    public static JsonObject Workflow(Workflow workflow, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(workflow.Id),
        ["name"] = workflow.Name,
        ["organizationId"] = ApiJson.Id(organization.Id),
        ["createdBy"] = workflow.CreatedBy is { } creator ? ApiJson.Id(creator.Id) : null,
        ["dateCreated"] = ApiJson.Date(workflow.DateCreated),
        ["dateUpdated"] = ApiJson.Date(workflow.DateUpdated),
        ["triggers"] = workflow.Triggers?.DeepClone(),
        ["actionFilters"] = workflow.ActionFilters.DeepClone(),
        ["environment"] = workflow.Environment,
        ["config"] = workflow.Config.DeepClone(),
        ["detectorIds"] = ApiJson.Array(workflow.Detectors.Select(detector => ApiJson.Id(detector.Id))),
        ["enabled"] = workflow.Enabled,
        ["lastTriggered"] = ApiJson.Date(workflow.LastTriggered),
        ["owner"] = UserShape.AssigneeText(workflow.Owner),
    };

    /// <summary>A group of conditions, with the actions behind it.</summary>
    public static JsonObject Group(
        SandboxState state,
        Organization organization,
        string logic,
        IEnumerable<(string Type, JsonNode Comparison, JsonNode Result)> conditions,
        params JsonObject[] actions) => new()
        {
            ["id"] = ApiJson.Id(state.NextId()),
            ["organizationId"] = ApiJson.Id(organization.Id),
            ["logicType"] = logic,
            ["conditions"] = ApiJson.Array(conditions.Select(condition => (JsonNode)new JsonObject
            {
                ["id"] = ApiJson.Id(state.NextId()),
                ["type"] = condition.Type,
                ["comparison"] = condition.Comparison,
                ["conditionResult"] = condition.Result,
            })),
            ["actions"] = ApiJson.Array(actions),
        };

    public static JsonObject Action(
        SandboxState state, string type, string? integrationId, JsonObject data, string targetType, string? id, string? display) => new()
        {
            ["id"] = ApiJson.Id(state.NextId()),
            ["type"] = type,
            ["integrationId"] = integrationId,
            ["data"] = data,
            ["config"] = new JsonObject
            {
                ["targetType"] = targetType,
                ["targetDisplay"] = display,
                ["targetIdentifier"] = id,
            },
            ["status"] = "active",
        };

    public static JsonObject AlertRule(AlertRule rule, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(rule.Id),
        ["name"] = rule.Name,
        ["organizationId"] = ApiJson.Id(organization.Id),
        ["status"] = 0,
        ["queryType"] = 0,
        ["dataset"] = rule.Metric.Dataset,
        ["query"] = rule.Metric.Query,
        ["aggregate"] = rule.Metric.Aggregate,
        ["eventTypes"] = new JsonArray("error"),
        ["thresholdType"] = rule.IsAbove ? 0 : 1,
        ["resolveThreshold"] = null,
        // Minutes, and not a whole number in JSON; detectors have seconds.
        ["timeWindow"] = rule.Metric.WindowSeconds / 60.0,
        ["environment"] = rule.Metric.Environment,
        ["triggers"] = Triggers(rule),
        ["projects"] = new JsonArray(rule.Project.Slug),
        ["owner"] = UserShape.AssigneeText(rule.Owner),
        ["originalAlertRuleId"] = null,
        ["comparisonDelta"] = null,
        ["dateModified"] = ApiJson.Date(rule.DateCreated),
        ["dateCreated"] = ApiJson.Date(rule.DateCreated),
        ["createdBy"] = rule.CreatedBy is not { } creator ? null : new JsonObject
        {
            ["id"] = creator.Id,
            ["name"] = creator.Name,
            ["email"] = creator.Email,
        },
        ["description"] = null,
        ["detectionType"] = "static",
        ["snooze"] = false,
    };

    private static JsonArray Triggers(AlertRule rule)
    {
        var triggers = new JsonArray(Trigger(rule, rule.Id + 1, "critical", rule.Critical));
        if (rule.Warning is { } warning)
            triggers.Add(Trigger(rule, rule.Id + 2, "warning", warning));
        return triggers;
    }

    private static JsonObject Trigger(AlertRule rule, long id, string label, double threshold) => new()
    {
        ["id"] = ApiJson.Id(id),
        ["alertRuleId"] = ApiJson.Id(rule.Id),
        ["label"] = label,
        ["thresholdType"] = rule.IsAbove ? 0 : 1,
        ["alertThreshold"] = threshold,
        ["resolveThreshold"] = null,
        ["dateCreated"] = ApiJson.Date(rule.DateCreated),
        ["actions"] = new JsonArray(),
    };

    private static JsonObject LatestGroup(Issue issue) => new()
    {
        ["id"] = ApiJson.Id(issue.Id),
        ["title"] = issue.Title,
        ["culprit"] = issue.Culprit,
        ["shortId"] = issue.ShortId,
        ["level"] = issue.Level,
        ["status"] = issue.Status,
        ["substatus"] = issue.Substatus,
        ["platform"] = issue.Platform,
        ["project"] = new JsonObject
        {
            ["id"] = ApiJson.Id(issue.Project.Id),
            ["name"] = issue.Project.Name,
            ["slug"] = issue.Project.Slug,
            ["platform"] = issue.Project.Platform,
        },
        ["type"] = issue.Type,
        ["issueType"] = issue.IssueType,
        ["issueCategory"] = issue.Category,
        ["metadata"] = new JsonObject { ["title"] = issue.Title },
        ["numComments"] = issue.Comments,
        ["firstSeen"] = ApiJson.Date(issue.FirstSeen),
        ["lastSeen"] = ApiJson.Date(issue.LastSeen),
    };
}

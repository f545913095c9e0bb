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
        ["description"] = null,
        ["type"] = detector.Type,
        ["workflowIds"] = ApiJson.Array(detector.Workflows.Select(workflow => ApiJson.Id(workflow.Id))),
        // An object here, while workflows have a short text.
        ["owner"] = UserShape.Assignee(detector.Owner),
        ["createdBy"] = detector.CreatedBy is { } creator ? ApiJson.Id(creator.Id) : null,
        ["dateCreated"] = ApiJson.Date(detector.DateCreated),
        ["dateUpdated"] = ApiJson.Date(detector.DateCreated),
        ["dataSources"] = detector.Metric is { } metric ? DataSources(detector, metric, organization) : null,
        ["conditionGroup"] = detector.Metric is null ? null : ConditionGroup(detector, organization),
        ["config"] = detector.Metric is null
            ? []
            : new JsonObject { ["detectionType"] = "static", ["comparisonDelta"] = null },
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
        ["dateUpdated"] = ApiJson.Date(workflow.DateCreated),
        ["triggers"] = workflow.Triggers.Count == 0 ? null : new JsonObject
        {
            ["id"] = ApiJson.Id(workflow.Id + 1),
            ["organizationId"] = ApiJson.Id(organization.Id),
            ["logicType"] = "any-short",
            ["conditions"] = ApiJson.Array(workflow.Triggers.Select((type, index) =>
                Condition(workflow.Id + 100 + index, type, comparison: true, result: true))),
            ["actions"] = new JsonArray(),
        },
        ["actionFilters"] = new JsonArray(ActionFilter(workflow, organization)),
        ["environment"] = workflow.Environment,
        ["config"] = new JsonObject { ["frequency"] = workflow.Frequency },
        ["detectorIds"] = ApiJson.Array(workflow.Detectors.Select(detector => ApiJson.Id(detector.Id))),
        ["enabled"] = workflow.Enabled,
        ["lastTriggered"] = ApiJson.Date(workflow.LastTriggered),
        ["owner"] = UserShape.AssigneeText(workflow.Owner),
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

    private static JsonArray DataSources(Detector detector, Metric metric, Organization organization) =>
    [
        new JsonObject
        {
            ["id"] = ApiJson.Id(detector.Id + 1),
            ["organizationId"] = ApiJson.Id(organization.Id),
            ["type"] = "snuba_query_subscription",
            ["sourceId"] = ApiJson.Id(detector.Id + 2),
            ["queryObj"] = new JsonObject
            {
                ["id"] = ApiJson.Id(detector.Id + 2),
                ["status"] = 0,
                ["subscription"] = $"1/{detector.Id:x}",
                ["snubaQuery"] = new JsonObject
                {
                    ["id"] = ApiJson.Id(detector.Id + 3),
                    ["dataset"] = metric.Dataset,
                    ["query"] = metric.Query,
                    ["aggregate"] = metric.Aggregate,
                    ["timeWindow"] = metric.WindowSeconds,
                    ["environment"] = metric.Environment,
                    ["eventTypes"] = new JsonArray("error"),
                    ["extrapolationMode"] = "unknown",
                },
            },
        },
    ];

    private static JsonObject ConditionGroup(Detector detector, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(detector.Id + 4),
        ["organizationId"] = ApiJson.Id(organization.Id),
        ["logicType"] = "any",
        ["conditions"] = ApiJson.Array(detector.Conditions.Select((condition, index) =>
            Condition(detector.Id + 10 + index, condition.Type, condition.Comparison, condition.Result))),
        ["actions"] = new JsonArray(),
    };

    private static JsonObject Condition(long id, string type, JsonNode comparison, JsonNode result) => new()
    {
        ["id"] = ApiJson.Id(id),
        ["type"] = type,
        ["comparison"] = comparison,
        ["conditionResult"] = result,
    };

    private static JsonObject ActionFilter(Workflow workflow, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(workflow.Id + 2),
        ["organizationId"] = ApiJson.Id(organization.Id),
        ["logicType"] = "all",
        ["conditions"] = new JsonArray(Condition(
            workflow.Id + 200,
            "event_frequency_count",
            new JsonObject { ["value"] = 100, ["interval"] = "1h" },
            result: true)),
        ["actions"] = new JsonArray(new JsonObject
        {
            ["id"] = ApiJson.Id(workflow.Id + 3),
            ["type"] = "email",
            ["integrationId"] = null,
            ["data"] = new JsonObject { ["fallthroughType"] = "ActiveMembers" },
            ["config"] = new JsonObject
            {
                ["targetType"] = "issue_owners",
                ["targetDisplay"] = null,
                ["targetIdentifier"] = null,
            },
            ["status"] = "active",
        }),
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

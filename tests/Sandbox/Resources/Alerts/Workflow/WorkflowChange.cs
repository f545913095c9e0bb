using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Creates and changes workflows. The validator knows no difference between the two: a change needs the name, and
/// without <c>enabled</c> it switches the workflow on.
/// </summary>
internal static class WorkflowChange
{
    private const int MaxName = 256;

    // The last two, a week and a month, are only in Sentry's own pages.
    private static readonly int[] s_frequencies = [0, 5, 10, 30, 60, 180, 720, 1440, 10080, 43200];

    public static Workflow Create(ApiCall call)
    {
        if (call.Organization.Workflows.Count >= call.Organization.AlertLimit)
        {
            throw ApiFailure.BadRequest(
                $"You may not exceed {call.Organization.AlertLimit} workflows per organization.");
        }

        var given = AlertBody.Read(call);
        var workflow = new Workflow
        {
            Id = call.State.NextId(),
            Name = "",
            CreatedBy = call.Caller.User,
            DateCreated = call.State.Now,
        };
        Apply(call, given, workflow, isNew: true);
        call.Organization.Workflows.Add(workflow);
        return workflow;
    }

    public static void Update(ApiCall call, Workflow workflow)
    {
        Apply(call, AlertBody.Read(call), workflow, isNew: false);
        workflow.DateUpdated = call.State.Now;
    }

    private static void Apply(ApiCall call, JsonObject given, Workflow workflow, bool isNew)
    {
        var body = new BodyReader(given);
        var name = body.Text("name", MaxName, isRequired: true);
        var enabled = body.Has("enabled") ? body.Boolean("enabled") : true;
        var owner = AlertBody.Owner(body, call.Organization);
        var environment = body.Text("environment");
        if (environment is not null && !call.Organization.Environments.Contains(environment))
            body.Fail("environment", "Environment does not exist.");
        var detectors = Detectors(call, body);
        if (body["config"] is JsonObject config)
            CheckConfig(body, config);
        body.Ignore("id", "triggers", "actionFilters", "organizationId", "createdBy", "dateCreated", "dateUpdated", "lastTriggered");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        // All three pass the validator when they are missing, and are then taken as if they were there.
        if (isNew && (given["config"] is null || given["triggers"] is null || given["actionFilters"] is null))
            throw ApiFailure.Internal();

        var filters = given["actionFilters"] is JsonArray list ? Filters(call, list, workflow) : null;
        var triggers = given["triggers"] is JsonObject group
            ? ConditionGroups.Replace(call, group, workflow.Triggers, "workflow")
            : null;

        workflow.Name = name!;
        workflow.Enabled = enabled!.Value;
        workflow.Owner = body.Has("owner") ? owner : workflow.Owner;
        workflow.Environment = body.Has("environment") ? environment : workflow.Environment;
        workflow.Config = given["config"]?.DeepClone().AsObject() ?? workflow.Config;
        workflow.Triggers = triggers ?? workflow.Triggers;
        workflow.ActionFilters = filters ?? workflow.ActionFilters;
        if (detectors is not null)
            Connect(workflow, detectors);
    }

    private static JsonArray Filters(ApiCall call, JsonArray given, Workflow workflow)
    {
        foreach (var filter in given)
        {
            if (filter!["actions"] is not JsonArray actions)
                throw ApiFailure.BadRequest("Missing actions key in action filter");
            foreach (var action in actions)
                WorkflowActions.Check(call, action!.AsObject());
        }

        return ApiJson.Array(given.Select(filter =>
        {
            var known = workflow.ActionFilters.FirstOrDefault(row => $"{row!["id"]}" == $"{filter!["id"]}") as JsonObject;
            return ConditionGroups.Replace(call, filter!.AsObject(), known, "workflow");
        }));
    }

    private static List<Detector>? Detectors(ApiCall call, BodyReader body)
    {
        if (body.Texts("detectorIds") is not { } ids)
            return null;
        var found = ids.Select(id => call.Organization.Detectors.Find(detector => ApiJson.Id(detector.Id) == id)).ToList();
        if (found.Contains(null))
            body.Fail("detectorIds", "Some detectors do not exist or belong to a different organization.");
        return found!;
    }

    private static void CheckConfig(BodyReader body, JsonObject config)
    {
        if (!int.TryParse($"{config["frequency"]}", out var frequency) || !s_frequencies.Contains(frequency))
            body.Fail("config", $"{config["frequency"] ?? "None"} is not one of [{string.Join(", ", s_frequencies)}]");
    }

    private static void Connect(Workflow workflow, List<Detector> detectors)
    {
        foreach (var detector in workflow.Detectors.Except(detectors).ToList())
            detector.Workflows.Remove(workflow);
        foreach (var detector in detectors.Except(workflow.Detectors))
            detector.Workflows.Add(workflow);
        workflow.Detectors.Clear();
        workflow.Detectors.AddRange(detectors);
    }
}

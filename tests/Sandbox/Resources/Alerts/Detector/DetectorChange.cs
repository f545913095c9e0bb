using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Creates and changes detectors. A change names only what it changes.</summary>
internal static class DetectorChange
{
    private const int MaxName = 200;
    private const int MaxConditions = 3;

    private static readonly string[] s_creatable = ["metric_issue", "uptime_domain_failure"];
    private static readonly string[] s_detections = ["static", "percent", "dynamic"];
    private static readonly int[] s_deltas = [300, 900, 3600, 86400, 604800, 2592000];
    private static readonly int[] s_intervals = [60, 300, 600, 1200, 1800, 3600];

    public static Detector Create(ApiCall call)
    {
        var body = new BodyReader(AlertBody.Read(call));
        var name = body.Text("name", MaxName, isRequired: true);
        var type = body.Text("type", isRequired: true);
        if (type is not null && !s_creatable.Contains(type))
            body.Fail("type", $"Unknown detector type \"{type}\". Must be one of: {string.Join(", ", s_creatable)}");
        body.ThrowIfInvalid();

        var detector = new Detector
        {
            Id = call.State.NextId(),
            Name = name!,
            Type = type!,
            Project = call.Project,
            CreatedBy = call.Caller.User,
            DateCreated = call.State.Now,
        };
        if (body["dataSources"] is null)
            throw ApiFailure.InvalidField("dataSources", "This field is required.");
        Apply(call, body, detector, isNew: true);
        call.Organization.Detectors.Add(detector);
        return detector;
    }

    public static void Update(ApiCall call, Detector detector)
    {
        var body = new BodyReader(AlertBody.Read(call));
        RequireEditable(call, detector, body);
        if (body.Text("type") is { } type && type != detector.Type)
            body.Fail("type", "The type of a detector cannot be changed.");
        if (body.Has("name"))
            body.Text("name", MaxName, isRequired: true);
        body.ThrowIfInvalid();
        Apply(call, body, detector, isNew: false);
        detector.DateUpdated = call.State.Now;
    }

    /// <summary>What Sentry made itself is changed by its administrators; connecting alerts to it is not such a change.</summary>
    private static void RequireEditable(ApiCall call, Detector detector, BodyReader body)
    {
        var onlyConnects = body.Has("workflowIds") && body.Count == 1;
        if (detector.IsSystem && !onlyConnects && !call.Caller.Has(Scopes.OrganizationWrite))
            throw ApiFailure.Forbidden();
    }

    private static void Apply(ApiCall call, BodyReader body, Detector detector, bool isNew)
    {
        var owner = AlertBody.Owner(body, call.Organization);
        var enabled = body.Boolean("enabled");
        var workflows = Workflows(call, body);
        var willWatch = (enabled ?? isNew) && (isNew || !detector.Enabled);
        if (detector.NeedsSeat && willWatch && !HasSeat(call.Organization, 1))
            body.Fail("status", "There are no seats left for this monitor. Add budget for uptime monitors.");
        body.Ignore("id", "projectId", "description");
        var config = body.Object("config", reader => Config(reader, detector, body["config"]!.AsObject()));
        var sources = Sources(call, body, detector);
        var group = body["conditionGroup"] as JsonObject;
        if (group is not null)
            CheckConditions(body, group, config ?? detector.Config);
        else if (isNew && detector.Type == "metric_issue")
            body.Fail("conditionGroup", "This field is required.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        detector.Name = body.Text("name") ?? detector.Name;
        detector.Description = body.Has("description") ? body.Text("description") : detector.Description;
        detector.Owner = body.Has("owner") ? owner : detector.Owner;
        detector.Enabled = enabled ?? detector.Enabled;
        detector.DataSources = sources ?? detector.DataSources;
        detector.Config = config ?? detector.Config;
        if (group is not null)
            detector.ConditionGroup = ConditionGroups.Replace(call, group, detector.ConditionGroup, "detector");
        if (workflows is not null)
            Connect(detector, workflows);
    }

    public static bool HasSeat(Organization organization, int more) =>
        organization.Detectors.Count(detector => detector is { NeedsSeat: true, Enabled: true }) + more <= organization.UptimeSeats;

    private static List<Workflow>? Workflows(ApiCall call, BodyReader body)
    {
        if (body.Texts("workflowIds") is not { } ids)
            return null;
        var found = ids.Select(id => call.Organization.Workflows.Find(workflow => ApiJson.Id(workflow.Id) == id)).ToList();
        if (found.Contains(null))
            body.Fail("workflowIds", "Some workflows do not exist or belong to a different organization.");
        return found!;
    }

    private static void Connect(Detector detector, List<Workflow> workflows)
    {
        foreach (var workflow in detector.Workflows.Except(workflows).ToList())
            workflow.Detectors.Remove(detector);
        foreach (var workflow in workflows.Except(detector.Workflows))
            workflow.Detectors.Add(detector);
        detector.Workflows.Clear();
        detector.Workflows.AddRange(workflows);
    }

    private static JsonObject Config(BodyReader config, Detector detector, JsonObject given)
    {
        if (detector.Type != "metric_issue")
        {
            config.Ignore("mode", "environment", "recoveryThreshold", "downtimeThreshold");
            return given.DeepClone().AsObject();
        }

        var detection = config.Choice("detectionType", s_detections);
        var delta = config.Integer("comparisonDelta");
        if (detection == "percent" && delta is null)
            config.Fail("comparisonDelta", "This field is required.");
        if (delta is { } seconds && (detection != "percent" || !s_deltas.Contains(seconds)))
            config.Fail("comparisonDelta", $"Invalid comparison delta {delta}.");
        return new JsonObject { ["detectionType"] = detection, ["comparisonDelta"] = delta };
    }

    private static JsonArray? Sources(ApiCall call, BodyReader body, Detector detector)
    {
        if (body["dataSources"] is null)
            return null;
        JsonArray? made = null;
        var list = body.List("dataSources", source => made = detector.Type == "metric_issue"
            ? Metric(call, source)
            : Uptime(call, source, body["dataSources"]![0]!.AsObject()));
        if (list?.Count != 1)
            body.Fail("dataSources", "Only one data source is allowed.");
        return made;
    }

    private static JsonArray Metric(ApiCall call, BodyReader source)
    {
        var aggregate = source.Text("aggregate", isRequired: true);
        var dataset = source.Text("dataset", isRequired: true);
        var query = source.Text("query") ?? "";
        var window = source.Integer("timeWindow", max: 86400, min: 60);
        var events = source.Texts("eventTypes") ?? [];
        source.Ignore("id", "queryType", "extrapolationMode", "subscription", "status");
        if (window is null)
            source.Fail("timeWindow", "This field is required.");
        if (!source.Has("environment"))
            source.Fail("environment", "This field is required.");
        else if (source.Text("environment") is { } environment && !call.Organization.Environments.Contains(environment))
            source.Fail("environment", "Environment not found");
        if (dataset is "transactions" or "generic_metrics")
            source.Fail("dataset", "Creation of transaction-based alerts is disabled: use spans.");
        if (query.Contains("release:latest", StringComparison.Ordinal))
            source.Fail("query", "Filtering by release:latest is not supported.");
        source.RefuseUnknown();
        return source.Errors.Count > 0
            ? []
            : DetectorSources.Metric(
                call.State,
                call.Organization,
                new Metric(dataset!, aggregate!, query, window!.Value, source.Text("environment")),
                ApiJson.Array(events));
    }

    private static JsonArray Uptime(ApiCall call, BodyReader source, JsonObject given)
    {
        source.Text("url", 255, isRequired: true);
        source.Url("url");
        if (source.Integer("intervalSeconds") is not { } interval || !s_intervals.Contains(interval))
            source.Fail("intervalSeconds", $"\"{source["intervalSeconds"]}\" is not a valid choice.");
        if (source.Integer("timeoutMs", max: 60_000, min: 1000) is null && source.Errors["timeoutMs"] is null)
            source.Fail("timeoutMs", "This field is required.");
        source.Choice("method", ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"]);
        source.Boolean("traceSampling");
        source.Ignore("headers", "body", "assertion");
        source.RefuseUnknown();
        return DetectorSources.Uptime(call.State, call.Organization, given);
    }

    private static void CheckConditions(BodyReader body, JsonObject group, JsonObject config)
    {
        var conditions = (group["conditions"] as JsonArray ?? []).Select(condition => condition!.AsObject()).ToList();
        if (conditions.Count > MaxConditions)
            body.Fail("conditionGroup", "Too many conditions");
        else if ($"{config["detectionType"]}" != "dynamic" && !conditions.Exists(condition => $"{condition["conditionResult"]}" == "0"))
            body.Fail("conditionGroup", "Resolution condition required for metric issue detector.");
    }
}

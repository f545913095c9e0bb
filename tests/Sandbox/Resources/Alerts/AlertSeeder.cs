using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Alerts of both generations, about the same things.</summary>
internal static class AlertSeeder
{
    private static readonly (string Name, string Aggregate, string Query, double Critical)[] Metrics =
    [
        ("Error rate", "count()", "level:error", 100),
        ("Fatal errors", "count()", "level:fatal", 5),
        ("Affected people", "count_unique(user)", "", 50),
        ("Checkout errors", "count()", "transaction:/checkout", 10),
        ("Payment failures", "count()", "error.type:HTTPError", 20),
        ("Slow answers", "p95(transaction.duration)", "", 2500),
        ("Dead workers", "count()", "server_name:web-*", 3),
        ("Import failures", "count()", "logger:imports*", 15),
        ("Memory errors", "count()", "error.type:MemoryError", 1),
    ];

    public static void AddMonitors(SandboxState state, Organization organization)
    {
        if (organization.Projects.Count == 0)
            return;

        foreach (var project in organization.Projects)
        {
            var latestIssue = organization.Issues.OrderedBy(IssueSort.Default)
                .FirstOrDefault(issue => issue.Project == project);
            AddDetector(state, organization, project, "Error Monitor", "error", latestIssue);
            AddDetector(state, organization, project, "Issue Stream", "issue_stream", latestIssue: null);
            foreach (var (name, aggregate, query, critical) in Metrics)
            {
                // Metrics of everything have no environment.
                var environment = query.Length == 0 ? null : "production";
                var metric = new Metric("events", aggregate, query, WindowSeconds: 3600, environment);
                AddMetric(state, organization, project, $"{name} in {project.Name}", metric, critical);
            }

            AddUptime(state, organization, project);
        }
    }

    /// <summary>The detectors that every project has from the start.</summary>
    public static void AddUsualDetectors(SandboxState state, Organization organization, Project project)
    {
        AddDetector(state, organization, project, "Error Monitor", "error", latestIssue: null);
        AddDetector(state, organization, project, "Issue Stream", "issue_stream", latestIssue: null);
    }

    private static void AddDetector(
        SandboxState state, Organization organization, Project project, string name, string type, Issue? latestIssue) =>
        organization.Detectors.Add(new Detector
        {
            Id = state.NextId(),
            Name = name,
            Type = type,
            Project = project,
            DateCreated = project.DateCreated,
            LatestIssue = latestIssue,
        });

    private static void AddMetric(
        SandboxState state, Organization organization, Project project, string name, Metric metric, double critical)
    {
        var owner = project.Teams.Count > 0 ? Assignee.To(project.Teams[0]) : null;
        var created = project.DateCreated.AddHours(organization.AlertRules.Count);

        organization.Detectors.Add(new Detector
        {
            Id = state.NextId(),
            Name = name,
            Type = "metric_issue",
            Project = project,
            Owner = owner,
            CreatedBy = state.Me,
            DateCreated = created,
            Enabled = metric.Aggregate != "p95(transaction.duration)",
            DataSources = DetectorSources.Metric(state, organization, metric, new JsonArray("error")),
            Config = new JsonObject { ["detectionType"] = "static", ["comparisonDelta"] = null },
            // The results are Sentry's priorities: 75 high, 50 medium, 0 resolved.
            ConditionGroup = AlertShape.Group(
                state, organization, "any",
                [("gt", critical, 75), ("gt", critical / 2, 50), ("lte", critical / 2, 0)]),
        });
        organization.AlertRules.Add(new AlertRule
        {
            Id = state.NextId(),
            Name = name,
            Metric = metric,
            Project = project,
            Owner = owner,
            CreatedBy = state.Me,
            DateCreated = created,
            Critical = critical,
            Warning = critical > 10 ? critical / 2 : null,
        });
    }

    private static void AddUptime(SandboxState state, Organization organization, Project project) =>
        organization.Detectors.Add(new Detector
        {
            Id = state.NextId(),
            Name = $"Page of {project.Name}",
            Type = "uptime_domain_failure",
            Project = project,
            CreatedBy = state.Me,
            DateCreated = project.DateCreated,
            DataSources = DetectorSources.Uptime(state, organization, new JsonObject
            {
                ["url"] = $"https://{project.Slug}.example.com/health",
                ["intervalSeconds"] = 60,
                ["timeoutMs"] = 5000,
            }),
            Config = new JsonObject
            {
                ["mode"] = 1,
                ["environment"] = "production",
                ["recoveryThreshold"] = 1,
                ["downtimeThreshold"] = 3,
            },
            ConditionGroup = AlertShape.Group(
                state, organization, "any", [("eq", "failure", 75), ("eq", "success", 0)]),
        });

    /// <summary>Alerts tell whom the integrations reach, so they come when these are there.</summary>
    public static void AddAlerts(SandboxState state, Organization organization)
    {
        if (organization.Projects.Count == 0)
            return;

        foreach (var project in organization.Projects)
        {
            Add($"Tell the team of {project.Name}", ["first_seen_event", "regression_event"],
                organization.Detectors.Where(detector => detector.Project == project && detector.IsSystem));
            Add($"Page whoever is on call for {project.Name}", ["new_high_priority_issue", "existing_high_priority_issue"],
                organization.Detectors.Where(detector => detector.Project == project && detector.Type == "metric_issue"));
        }

        Add("Write everything to the log", [], []);

        void Add(string name, string[] triggers, IEnumerable<Detector> detectors)
        {
            var workflow = new Workflow
            {
                Id = state.NextId(),
                Name = name,
                DateCreated = organization.DateCreated,
                CreatedBy = organization.Workflows.Count % 2 == 0 ? state.Me : null,
                Owner = organization.Teams.Count > 0 ? Assignee.To(organization.Teams[0]) : null,
                Environment = triggers.Length == 0 ? null : "production",
                LastTriggered = triggers.Length == 0 ? null : state.StartedAt.AddHours(-organization.Workflows.Count - 1),
                Triggers = triggers.Length == 0 ? null : AlertShape.Group(
                    state, organization, "any-short", triggers.Select(type => (type, (JsonNode)true, (JsonNode)true))),
                ActionFilters =
                [
                    AlertShape.Group(
                        state, organization, "all",
                        [("event_frequency_count", new JsonObject { ["value"] = 100, ["interval"] = "1h" }, true)],
                        ActionsOf(state, organization, triggers)),
                ],
            };
            workflow.Detectors.AddRange(detectors);
            foreach (var detector in workflow.Detectors)
                detector.Workflows.Add(workflow);
            organization.Workflows.Add(workflow);
        }
    }

    /// <summary>Alerts about errors tell a channel and a team, those about metrics the channel of whoever is on call.</summary>
    private static JsonObject[] ActionsOf(SandboxState state, Organization organization, string[] triggers)
    {
        var slack = organization.Rows["integrations"].Find(row => $"{row["provider"]!["key"]}" == "slack");
        if (triggers.Length == 0 || slack is null || organization.Teams.Count == 0)
            return [AlertShape.Action(state, "email", null, new() { ["fallthroughType"] = "ActiveMembers" }, "issue_owners", null, null)];

        var isOfErrors = triggers.Contains("first_seen_event");
        var (id, channel) = isOfErrors ? ("C0GENERAL", "#general") : ("C0ONCALL1", "#on-call");
        return
        [
            AlertShape.Action(
                state, "slack", $"{slack["id"]}", new() { ["tags"] = "environment,level", ["notes"] = "See the runbook" },
                "specific", id, channel),
            isOfErrors
                ? AlertShape.Action(state, "email", null, [], "team", ApiJson.Id(organization.Teams[0].Id), null)
                : AlertShape.Action(state, "email", null, [], "user", ApiJson.Id(state.Me.Id), null),
        ];
    }
}

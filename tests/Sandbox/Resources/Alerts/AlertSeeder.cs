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

    public static void AddAlerts(SandboxState state, Organization organization)
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
        }

        AddWorkflows(state, organization);
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
            Metric = metric,
            // The results are Sentry's priorities: 75 high, 50 medium, 0 resolved.
            Conditions =
            [
                new DetectorCondition("gt", critical, 75),
                new DetectorCondition("gt", critical / 2, 50),
                new DetectorCondition("lte", critical / 2, 0),
            ],
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

    private static void AddWorkflows(SandboxState state, Organization organization)
    {
        foreach (var project in organization.Projects)
        {
            Add($"Tell the team of {project.Name}", ["first_seen_event", "regression_event"],
                organization.Detectors.Where(detector => detector.Project == project && detector.Metric is null));
            Add($"Page whoever is on call for {project.Name}", ["new_high_priority_issue", "existing_high_priority_issue"],
                organization.Detectors.Where(detector => detector.Project == project && detector.Metric is not null));
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
                Triggers = triggers,
            };
            workflow.Detectors.AddRange(detectors);
            foreach (var detector in workflow.Detectors)
                detector.Workflows.Add(workflow);
            organization.Workflows.Add(workflow);
        }
    }
}

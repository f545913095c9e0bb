using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>What notices that something is wrong, called a monitor in Sentry's pages.</summary>
public sealed class Detector
{
    /// <summary>The types that people make. All others are Sentry's own: nobody can delete them.</summary>
    private static readonly string[] s_ofPeople = ["metric_issue", "monitor_check_in_failure", "uptime_domain_failure"];

    public required long Id { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>error, issue_stream, metric_issue, uptime_domain_failure ….</summary>
    public required string Type { get; init; }

    public required Project Project { get; init; }

    public Assignee? Owner { get; set; }

    public User? CreatedBy { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset DateUpdated { get => field == default ? DateCreated : field; set; }

    public bool Enabled { get; set; } = true;

    /// <summary>What it watches, as responses have it. Null for Sentry's own.</summary>
    public JsonArray? DataSources { get; set; }

    /// <summary>The comparisons, and the priority that each leads to.</summary>
    public JsonObject? ConditionGroup { get; set; }

    public JsonObject Config { get; set; } = [];

    public List<Workflow> Workflows { get; } = [];

    public Issue? LatestIssue { get; init; }

    public bool IsSystem => !s_ofPeople.Contains(Type);

    /// <summary>Whether it counts against what the plan pays for while it is switched on.</summary>
    public bool NeedsSeat => Type == "uptime_domain_failure";
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>What is done about it, called an alert in Sentry's pages.</summary>
public sealed class Workflow
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public User? CreatedBy { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset DateUpdated { get => field == default ? DateCreated : field; set; }

    public DateTimeOffset? LastTriggered { get; init; }

    public bool Enabled { get; set; } = true;

    public Assignee? Owner { get; set; }

    public string? Environment { get; set; }

    /// <summary>Minutes between two notifications about the same thing, and what else there is.</summary>
    public JsonObject Config { get; set; } = new() { ["frequency"] = 30 };

    /// <summary>What sets it off, such as first_seen_event.</summary>
    public JsonObject? Triggers { get; set; }

    /// <summary>Groups of conditions, each with its actions.</summary>
    public JsonArray ActionFilters { get; set; } = [];

    public List<Detector> Detectors { get; } = [];

    /// <summary>All actions, whichever filter they are behind.</summary>
    public IEnumerable<JsonObject> Actions => ActionFilters.SelectMany(filter => filter!["actions"]!.AsArray()).Select(action => action!.AsObject());
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>A key and value that events carry.</summary>
public sealed record Tag(string Key, string Value);

/// <summary>Who an issue is assigned to: a person or a team.</summary>
public sealed record Assignee(User? User, Team? Team)
{
    public static Assignee To(User user) => new(user, null);

    public static Assignee To(Team team) => new(null, team);
}

/// <summary>A line in the history of an issue.</summary>
public sealed record IssueActivity(string Type, DateTimeOffset DateCreated, User? User, JsonObject Data);

/// <summary>A group of events that are taken for the same problem.</summary>
public sealed class Issue
{
    public required long Id { get; init; }

    public required string? ShortId { get; init; }

    public required Project Project { get; init; }

    public required string Title { get; init; }

    public string? Culprit { get; init; }

    public string Level { get; init; } = "error";

    public string? Logger { get; init; }

    public string? Platform { get; init; }

    public string Type { get; init; } = "error";

    public string IssueType { get; init; } = "error";

    public string Category { get; init; } = "error";

    /// <summary>resolved, unresolved, ignored, pending_deletion, pending_merge or reprocessing.</summary>
    public string Status { get; set; } = "unresolved";

    public string? Substatus { get; set; }

    public JsonObject StatusDetails { get; set; } = [];

    public string? Priority { get; set; }

    public DateTimeOffset? PriorityLockedAt { get; set; }

    public Assignee? AssignedTo { get; set; }

    public string? ShareId { get; set; }

    public bool HasSeen { get; set; }

    public bool IsBookmarked { get; set; }

    public bool IsSubscribed { get; set; }

    public string? SubscriptionReason { get; set; }

    /// <summary>Since when the issue waits for a review, or null when it does not.</summary>
    public DateTimeOffset? InboxSince { get; set; }

    public bool IsUnhandled { get; init; }

    public long Count { get; set; }

    public int UserCount { get; set; }

    public DateTimeOffset FirstSeen { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    public int Comments { get; set; }

    public IReadOnlyList<string> Environments { get; init; } = [];

    public Release? FirstRelease { get; init; }

    public Release? LastRelease { get; init; }

    /// <summary>Tags that all events of the issue carry.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>What happened, in type and value, and where.</summary>
    public string? ErrorType { get; init; }

    public string? ErrorValue { get; init; }

    public string? File { get; init; }

    public string? Function { get; init; }

    /// <summary>What changed, besides the first event, newest first.</summary>
    public List<IssueActivity> Activity { get; } = [];

    /// <summary>What people wrote, oldest first.</summary>
    public List<IssueComment> Notes { get; } = [];

    /// <summary>Files that came with its events, besides those that all have.</summary>
    public List<EventAttachment> Attachments { get; } = [];

    /// <summary>The recorded answer this issue comes from, or null for a seeded one.</summary>
    public JsonObject? Recorded { get; init; }

    /// <summary>Recorded events, newest first; empty where events are made up.</summary>
    public List<JsonObject> RecordedEvents { get; } = [];

    /// <summary>Whether an API call has changed the issue, so that its recorded state no longer holds.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Issues on their way out exist for no endpoint.</summary>
    public bool IsVisible => Status is not ("pending_deletion" or "deletion_in_progress" or "pending_merge");

    public override string ToString() => $"{ShortId ?? Title} ({Status})";
}

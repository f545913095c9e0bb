using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>One run of a job.</summary>
public sealed class CronCheckIn
{
    public required Guid Id { get; init; }

    public required string Environment { get; init; }

    /// <summary><c>in_progress</c>, <c>ok</c>, <c>error</c>, <c>missed</c>, <c>timeout</c> or <c>unknown</c>.</summary>
    public required string Status { get; set; }

    public required DateTimeOffset DateAdded { get; init; }

    public DateTimeOffset DateUpdated { get; set; }

    public DateTimeOffset? DateInProgress { get; set; }

    public DateTimeOffset? ExpectedTime { get; init; }

    public long? Milliseconds { get; set; }

    /// <summary>The configuration of the monitor at that time.</summary>
    public JsonObject Config { get; init; } = [];
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>What watches over a job, and in which environments the job has checked in.</summary>
public sealed class CronMonitor
{
    public required Guid Id { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required Project Project { get; init; }

    /// <summary>The schedule and its limits, in the names of the API.</summary>
    public required JsonObject Config { get; init; }

    public required DateTimeOffset DateCreated { get; init; }

    public string Status { get; set; } = "active";

    /// <summary>Whether the schedule came with a check-in.</summary>
    public bool IsUpserting { get; set; }

    /// <summary><c>user:1</c> or <c>team:2</c>; null for nobody.</summary>
    public string? Owner { get; set; }

    public List<CronEnvironment> Environments { get; } = [];

    public CronEnvironment? Environment(string name) => Environments.Find(environment => environment.Name == name);
}

/// <summary>A job in one environment, with all that it has reported there.</summary>
public sealed class CronEnvironment(string name)
{
    public string Name => name;

    /// <summary><c>active</c> before the first check-in, then <c>ok</c> or <c>error</c>.</summary>
    public string Status { get; set; } = "active";

    public bool IsMuted { get; set; }

    public DateTimeOffset? LastCheckIn { get; set; }

    public DateTimeOffset? NextCheckIn { get; set; }

    /// <summary>Since when the job fails.</summary>
    public DateTimeOffset? IncidentStart { get; set; }

    /// <summary>When check-ins came in the last minute, of which the server takes so many.</summary>
    public List<DateTimeOffset> Takes { get; } = [];

    /// <summary>In the order in which they came.</summary>
    public List<CronCheckIn> CheckIns { get; } = [];
}

namespace SentryPS.Sandbox.Resources;

/// <summary>What a metric detector or metric alert rule measures.</summary>
public sealed record Metric(string Dataset, string Aggregate, string Query, int WindowSeconds, string? Environment);

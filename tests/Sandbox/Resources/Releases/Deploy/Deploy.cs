namespace SentryPS.Sandbox.Resources;

/// <summary>A release put into an environment.</summary>
public sealed record Deploy(
    long Id, string Environment, string? Name, string? Url, DateTimeOffset? DateStarted, DateTimeOffset DateFinished);

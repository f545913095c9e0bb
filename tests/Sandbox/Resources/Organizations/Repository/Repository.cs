namespace SentryPS.Sandbox.Resources;

/// <summary>A source repository that commits come from.</summary>
public sealed record Repository(long Id, string Name, DateTimeOffset DateCreated);

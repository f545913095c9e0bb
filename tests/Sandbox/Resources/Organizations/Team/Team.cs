namespace SentryPS.Sandbox.Resources;

/// <summary>A group of members that works on projects.</summary>
public sealed record Team(long Id, string Slug, string Name, DateTimeOffset DateCreated);

namespace SentryPS.Sandbox.Resources;

/// <summary>A commit that came with a release.</summary>
public sealed record Commit(
    string Id,
    string? Message,
    Repository? Repository,
    string? AuthorName,
    string? AuthorEmail,
    DateTimeOffset DateCreated);

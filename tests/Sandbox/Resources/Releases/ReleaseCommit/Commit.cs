namespace SentryPS.Sandbox.Resources;

/// <summary>A commit that came with a release.</summary>
public sealed record Commit(
    string Id,
    string? Message,
    Repository? Repository,
    string? AuthorName,
    string? AuthorEmail,
    DateTimeOffset DateCreated)
{
    /// <summary>The files that it changed, with a letter for what became of each.</summary>
    public IReadOnlyList<(string Path, string Type)> Files { get; init; } = [];
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Collections;

namespace SentryPS.Sandbox.Resources;

/// <summary>What sends events, and has issues with short ids of its own.</summary>
public sealed class Project
{
    public required long Id { get; init; }

    public required string Slug { get; set; }

    public required string Name { get; set; }

    public string? Platform { get; set; }

    public required DateTimeOffset DateCreated { get; init; }

    public DateTimeOffset? FirstEvent { get; init; }

    public bool IsBookmarked { get; set; }

    public List<Team> Teams { get; init; } = [];

    /// <summary>Slugs of the past: calls that use them are answered with a redirect.</summary>
    public HashSet<string> FormerSlugs { get; } = new(StringComparer.Ordinal);

    /// <summary>How many short ids have been given out.</summary>
    public int ShortIds { get; set; }

    /// <summary>What the project's pages call settings, named and formed as in the API.</summary>
    public JsonObject Settings => field ??= ProjectSettings.Usual(Id);

    /// <summary>The environments that the project's lists leave out.</summary>
    public HashSet<string> HiddenEnvironments { get; } = new(StringComparer.Ordinal);

    /// <summary>The rows of the project's plain resources.</summary>
    public RowStore Rows { get; } = new();

    /// <summary>The recorded answer this project comes from, or null for a seeded one.</summary>
    public JsonObject? Recorded { get; init; }

    public void Rename(string slug)
    {
        FormerSlugs.Add(Slug);
        Slug = slug;
    }

    /// <summary>The next short id, such as <c>BACKEND-1A</c>.</summary>
    public string NextShortId() => $"{Slug.ToUpperInvariant()}-{Base32.Encode(++ShortIds)}";
}

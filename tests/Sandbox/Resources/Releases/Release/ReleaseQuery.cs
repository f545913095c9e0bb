using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>A query for releases: any part of the version, or conditions such as <c>finalized:true</c>.</summary>
internal sealed class ReleaseQuery(string query)
{
    private readonly List<SearchTerm> _terms = SearchParser.Parse(query);

    public bool Matches(Release release) => _terms.TrueForAll(term => Matches(release, term) != term.IsNegated);

    private static bool Matches(Release release, SearchTerm term) => term.Key switch
    {
        null => release.Version.Contains(term.Value, StringComparison.OrdinalIgnoreCase),
        "release" => term.Values.Any(value => Wildcard.Matches(release.Version, value)),
        "release.version" => term.Values.Any(value => Wildcard.Matches(VersionOnly(release.Version), value)),
        "release.package" => term.Values.Any(value => Wildcard.Matches(release.Version.Split('@')[0], value)),
        "release.stage" => false,
        "finalized" => release.DateReleased is not null == (term.Value == "true"),
        _ => release.Version.Contains($"{term.Key}:{term.Value}", StringComparison.OrdinalIgnoreCase),
    };

    private static string VersionOnly(string version) => version[(version.IndexOf('@', StringComparison.Ordinal) + 1)..];
}

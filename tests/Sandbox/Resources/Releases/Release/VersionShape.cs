using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SentryPS.Sandbox.Resources;

/// <summary>What Sentry reads out of a version such as <c>backend@1.4.0-rc.1+208</c>.</summary>
internal static partial class VersionShape
{
    public static JsonObject Create(string version)
    {
        var at = version.IndexOf('@', StringComparison.Ordinal);
        var package = at > 0 ? version[..at] : null;
        var raw = version[(at + 1)..];

        var isHash = CommitHash().IsMatch(raw);
        return new JsonObject
        {
            ["package"] = package,
            ["version"] = SemanticVersion().Match(raw) is { Success: true } match && !isHash
                ? Parts(raw, match)
                : new JsonObject { ["raw"] = raw },
            ["description"] = isHash ? raw[..12] : Describe(raw),
            ["buildHash"] = isHash ? raw : null,
        };
    }

    /// <summary>Bare commit hashes are shortened; anything else is short enough.</summary>
    public static string Short(string version) => CommitHash().IsMatch(version) ? version[..7] : version;

    private static string Describe(string raw)
    {
        var plus = raw.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? raw : $"{raw[..plus]} ({raw[(plus + 1)..]})";
    }

    private static JsonObject Parts(string raw, Match match) => new()
    {
        ["raw"] = raw,
        ["major"] = Number(match.Groups["major"]),
        ["minor"] = Number(match.Groups["minor"]),
        ["patch"] = Number(match.Groups["patch"]),
        ["pre"] = Text(match.Groups["pre"]),
        ["buildCode"] = Text(match.Groups["build"]),
        ["components"] = 1 + (match.Groups["minor"].Success ? 1 : 0) + (match.Groups["patch"].Success ? 1 : 0),
    };

    private static long Number(Group group) =>
        group.Success ? long.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    private static string? Text(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("""
        ^(?<major>\d{1,9})(\.(?<minor>\d{1,9}))?(\.(?<patch>\d{1,9}))?
        (-(?<pre>[0-9A-Za-z.-]+))?
        (\+(?<build>[0-9A-Za-z.-]+))?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex SemanticVersion();

    [GeneratedRegex("^[0-9a-f]{12,40}$")]
    private static partial Regex CommitHash();
}

using System.Collections;
using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>
/// Completes the last term of a search: the keys of Sentry's language and the tags that the organization has, and after
/// the colon the values of a key, as far as they are known.
/// </summary>
internal sealed class QueryCompleter : IArgumentCompleter
{
    private static readonly string[] s_times = ["-1h", "-24h", "-7d", "-14d", "-30d", "+7d", "+30d"];

    private static readonly Dictionary<string, (string Description, string[] Values)> s_keys =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["is"] = (
            "State of the issue",
            [
                "unresolved", "resolved", "archived", "ignored", "assigned", "unassigned", "for_review", "linked",
                "unlinked", "new", "ongoing", "escalating", "regressed",
            ]),
            ["level"] = ("Level of the events", ["fatal", "error", "warning", "info", "debug", "sample"]),
            ["assigned"] = ("Whom the issue is assigned to", ["me", "my_teams", "none"]),
            ["assigned_or_suggested"] = ("Whom the issue is assigned to, or might be", ["me", "my_teams", "none"]),
            ["bookmarks"] = ("Who has bookmarked the issue", ["me"]),
            ["environment"] = ("Environment of the events", []),
            ["release"] = ("Release of the events", ["latest"]),
            ["firstRelease"] = ("Release in which the issue was first seen", ["latest"]),
            ["issue.id"] = ("Numeric id of the issue", []),
            ["issue.category"] = (
            "Kind of the issue",
            ["error", "outage", "metric", "db_query", "http_client", "frontend", "mobile", "feedback"]),
            ["issue.priority"] = ("Priority of the issue", ["high", "medium", "low"]),
            ["issue.type"] = ("Finer kind of the issue", []),
            ["error.type"] = ("Class of the exception", []),
            ["error.handled"] = ("Whether the exception was handled", ["true", "false"]),
            ["error.unhandled"] = ("Whether the exception was not handled", ["true", "false"]),
            ["firstSeen"] = ("When the issue was first seen", s_times),
            ["lastSeen"] = ("When the issue was last seen", s_times),
            ["age"] = ("How long ago the issue was first seen", s_times),
            ["timesSeen"] = ("Number of events", [">100", ">1000"]),
            ["has"] = ("Has the tag", []),
            ["message"] = ("Text of the message", []),
            ["platform.name"] = ("Platform of the code", []),
            ["transaction"] = ("Name of the transaction", []),
            ["user.email"] = ("Email address of the user", []),
            ["user.id"] = ("Id of the user", []),
        };

    private static readonly Dictionary<string, SourceCompleter> s_live = new(StringComparer.OrdinalIgnoreCase)
    {
        ["assigned"] = new(CompletionSource.Teams, CompletionSource.Members),
        ["assigned_or_suggested"] = new(CompletionSource.Teams, CompletionSource.Members),
        ["environment"] = new(CompletionSource.Environments),
        ["release"] = new(CompletionSource.Releases),
        ["firstRelease"] = new(CompletionSource.Releases),
        ["has"] = new(CompletionSource.Tags),
    };

    private static readonly SourceCompleter s_tags = new(CompletionSource.Tags);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var query = Quoting.Unquote(wordToComplete);
        var start = query.LastIndexOf(' ') + 1;
        var before = query.Substring(0, start);
        var negation = start < query.Length && query[start] == '!' ? "!" : "";
        var term = query.Substring(start + negation.Length);
        var colon = term.IndexOf(':');
        var candidates = colon < 0
            ? Keys(term, fakeBoundParameters)
            : Values(term.Substring(0, colon), term.Substring(colon + 1), fakeBoundParameters);
        return candidates
            .Select(candidate => candidate.ToResult(Quoting.Quote(before + negation + candidate.Text, wordToComplete)))
            .ToList();
    }

    private static IEnumerable<CompletionCandidate> Keys(string begun, IDictionary parameters) => s_keys
        .Select(key => new CompletionCandidate(key.Key + ":", key.Value.Description))
        .Concat(s_tags.All(parameters)
            .Where(tag => !s_keys.ContainsKey(tag.Text))
            .Select(tag => new CompletionCandidate(tag.Text + ":", $"Tag {tag.Text}")))
        .Where(candidate => candidate.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<CompletionCandidate> Values(string key, string begun, IDictionary parameters)
    {
        var known = s_keys.TryGetValue(key, out var entry)
            ? entry.Values.Select(value => new CompletionCandidate(value, value))
            : [];
        var live = s_live.TryGetValue(key, out var completer) ? completer.All(parameters) : [];
        return known.Concat(live)
            .Where(candidate => candidate.Text.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => candidate with { Text = $"{key}:{SearchValue(candidate.Text)}" });
    }

    /// <summary>Quotes what would otherwise end the term.</summary>
    private static string SearchValue(string text) =>
        text.Any(c => char.IsWhiteSpace(c) || c is '"' or '(' or ')' or '[' or ']' or ',')
            ? $"\"{text.Replace("\"", "\\\"")}\""
            : text;

    private sealed class SourceCompleter(params CompletionSource[] sources) : SentryCompleter(sources)
    {
        public IEnumerable<CompletionCandidate> All(IDictionary parameters) => Candidates(parameters);
    }
}

using System.Globalization;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>A query for issues, ready to be asked of each.</summary>
internal sealed class IssueQuery
{
    public const string Default = "is:unresolved";

    private static readonly Dictionary<string, string> StatusWords = new(StringComparer.Ordinal)
    {
        ["unresolved"] = "unresolved",
        ["resolved"] = "resolved",
        ["ignored"] = "ignored",
        ["archived"] = "ignored",
        ["muted"] = "ignored",
        ["reprocessing"] = "reprocessing",
    };

    private static readonly string[] SubstatusWords =
    [
        "archived_until_escalating", "archived_until_condition_met", "archived_forever",
        "escalating", "ongoing", "regressed", "new",
    ];

    private readonly Organization _organization;
    private readonly User? _me;
    private readonly DateTimeOffset _now;
    private readonly List<Predicate<Issue>> _conditions = [];
    private readonly List<Predicate<Issue>> _statusConditions = [];

    public IssueQuery(string query, Organization organization, User? me, DateTimeOffset now)
    {
        _organization = organization;
        _me = me;
        _now = now;

        foreach (var term in SearchParser.Parse(query))
        {
            var condition = Condition(term);
            var list = term.Key == "is" && StatusWords.ContainsKey(term.Value) ? _statusConditions : _conditions;
            list.Add(term.IsNegated ? issue => !condition(issue) : condition);
            FiltersEvents |= IsAboutEvents(term);
        }
    }

    /// <summary>Whether only some events of an issue count, so that rows have figures for these too.</summary>
    public bool FiltersEvents { get; }

    public bool Matches(Issue issue) => MatchesStatus(issue) && MatchesIndexed(issue);

    /// <summary>All but the status.</summary>
    public bool MatchesIndexed(Issue issue) => _conditions.TrueForAll(condition => condition(issue));

    public bool MatchesStatus(Issue issue) => _statusConditions.TrueForAll(condition => condition(issue));

    private static bool IsAboutEvents(SearchTerm term) =>
        term.Key is not (null or "is" or "assigned" or "assigned_or_suggested" or "bookmarks" or "firstSeen" or "age"
            or "lastSeen" or "timesSeen" or "issue" or "issue.id" or "issue.priority" or "issue.type"
            or "issue.category" or "project" or "project.id" or "project.name" or "has");

    private Predicate<Issue> Condition(SearchTerm term)
    {
        switch (term.Key)
        {
            case null:
                return issue => Contains(issue.Title, term.Value) || Contains(issue.Culprit, term.Value);
            case "is":
                return Is(term.Value);
            case "assigned" or "assigned_or_suggested":
                return AnyValue(term, IsAssignedTo);
            case "bookmarks":
                return issue => issue.IsBookmarked;
            case "has":
                return issue => issue.Tags.Any(tag => tag.Key == term.Value);
            case "firstSeen" or "age":
                var firstSeen = SearchTime.Condition(term, _now);
                return issue => firstSeen(issue.FirstSeen);
            case "lastSeen":
                var lastSeen = SearchTime.Condition(term, _now);
                return issue => lastSeen(issue.LastSeen);
            case "timesSeen":
                return Number(term, issue => issue.Count);
            case "issue.id":
                var ids = Numbers(term);
                return issue => ids.Contains(issue.Id);
            case "project.id":
                var projects = Numbers(term);
                return issue => projects.Contains(issue.Project.Id);
            case "environment":
                return AnyValue(term, IsInEnvironment);
            case "release":
                return AnyValue(term, IsInRelease);
            default:
                return AnyValue(term, (issue, value) => HasField(issue, term.Key, value));
        }
    }

    private static Predicate<Issue> AnyValue(SearchTerm term, Func<Issue, string, bool> matches) =>
        term.Values is [var only]
            ? issue => matches(issue, only)
            : issue => term.Values.Any(value => matches(issue, value));

    private static Predicate<Issue> Is(string word)
    {
        if (StatusWords.TryGetValue(word, out var status))
            return issue => issue.Status == status;
        if (SubstatusWords.Contains(word))
            return issue => issue.Substatus == word;
        return word switch
        {
            "assigned" => issue => issue.AssignedTo is not null,
            "unassigned" => issue => issue.AssignedTo is null,
            "for_review" => issue => issue.InboxSince is not null,
            "linked" => _ => false,
            "unlinked" => _ => true,
            _ => throw SearchParser.Error($"Invalid value for \"is\" search, valid values are {ValidWords()}"),
        };
    }

    private static string ValidWords()
    {
        string[] words =
            [.. StatusWords.Keys, .. SubstatusWords, "assigned", "unassigned", "for_review", "linked", "unlinked"];
        return $"[{string.Join(", ", words.Order().Select(word => $"'{word}'"))}]";
    }

    private bool IsAssignedTo(Issue issue, string who)
    {
        var assignee = issue.AssignedTo;
        return who switch
        {
            "none" => assignee is null,
            "me" => assignee?.User is { } user && user == _me,
            "my_teams" => assignee?.Team is { } team && TeamsOfMe().Contains(team),
            _ when who.StartsWith('#') => assignee?.Team?.Slug == who[1..],
            _ => string.Equals(assignee?.User?.Username, who, StringComparison.OrdinalIgnoreCase),
        };
    }

    private IEnumerable<Team> TeamsOfMe() =>
        _organization.Members.Where(member => member.User == _me).SelectMany(member => member.Teams);

    private static bool IsInEnvironment(Issue issue, string name) =>
        issue.Environments.Any(environment => Wildcard.Matches(environment, name));

    private bool IsInRelease(Issue issue, string version) =>
        version == "latest"
            ? issue.LastRelease is { } last && last == _organization.LatestReleaseOf(issue.Project)
            : Wildcard.Matches(issue.FirstRelease?.Version, version)
                || Wildcard.Matches(issue.LastRelease?.Version, version);

    private static bool HasField(Issue issue, string key, string value) => key switch
    {
        "level" => Wildcard.Matches(issue.Level, value),
        "title" => Wildcard.Matches(issue.Title, value),
        "message" => Wildcard.Matches(issue.Title, value) || Wildcard.Matches(issue.ErrorValue, value),
        "culprit" or "transaction" or "location" => Wildcard.Matches(issue.Culprit, value),
        "logger" => Wildcard.Matches(issue.Logger, value),
        "platform" or "platform.name" => Wildcard.Matches(issue.Platform, value),
        "error.type" => Wildcard.Matches(issue.ErrorType, value),
        "error.value" => Wildcard.Matches(issue.ErrorValue, value),
        "error.unhandled" => issue.IsUnhandled == value is "true" or "1",
        "firstRelease" or "first-release" => Wildcard.Matches(issue.FirstRelease?.Version, value),
        "issue" => Wildcard.Matches(issue.ShortId, value),
        "issue.priority" => Wildcard.Matches(issue.Priority, value),
        "issue.type" => Wildcard.Matches(issue.IssueType, value),
        "issue.category" => Wildcard.Matches(issue.Category, value),
        "event.type" => Wildcard.Matches(issue.Type, value),
        "project" or "project.name" => Wildcard.Matches(issue.Project.Slug, value),
        _ => issue.Tags.Any(tag => tag.Key == key && Wildcard.Matches(tag.Value, value)),
    };

    private static HashSet<long> Numbers(SearchTerm term) =>
        [.. term.Values.Select(value => ParseNumber(term, value))];

    private static long ParseNumber(SearchTerm term, string value) =>
        long.TryParse(value, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw SearchParser.Error($"{term.Key}: Invalid number: {value}. Expected number, such as 500.");

    private static Predicate<Issue> Number(SearchTerm term, Func<Issue, long> field)
    {
        var number = ParseNumber(term, term.Value);
        return term.Comparison switch
        {
            Comparison.Less => issue => field(issue) < number,
            Comparison.LessOrEqual => issue => field(issue) <= number,
            Comparison.Greater => issue => field(issue) > number,
            Comparison.GreaterOrEqual => issue => field(issue) >= number,
            _ => issue => field(issue) == number,
        };
    }

    private static bool Contains(string? text, string part) =>
        text?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}

using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>A query for events of an issue: free text and tags.</summary>
internal sealed class EventQuery(string query)
{
    private readonly List<SearchTerm> _terms = SearchParser.Parse(query);

    public bool Matches(IssueEvent @event) => _terms.TrueForAll(term => Matches(@event, term) != term.IsNegated);

    private static bool Matches(IssueEvent @event, SearchTerm term) => term.Key switch
    {
        null => @event.Issue.Title.Contains(term.Value, StringComparison.OrdinalIgnoreCase),
        "id" => term.Values.Contains(@event.Id),
        "title" or "message" => term.Values.Any(value => Wildcard.Matches(@event.Issue.Title, value)),
        "user.email" => term.Values.Any(value => Wildcard.Matches(@event.User?.Email, value)),
        _ => @event.Tags.Any(tag => tag.Key == term.Key && term.Values.Any(value => Wildcard.Matches(tag.Value, value))),
    };
}

using System.Collections;
using System.Globalization;

namespace SentryPS.Sandbox.Resources;

/// <summary>The issues of an organization, with the orders in which they are listed.</summary>
public sealed class IssueCollection : IReadOnlyCollection<Issue>
{
    private readonly Dictionary<long, Issue> _byId = [];
    private readonly Dictionary<string, Issue> _byShortId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, long> _mergedInto = [];
    private readonly Dictionary<string, Issue[]> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Issue[]> _listings = new(StringComparer.Ordinal);

    public int Count => _byId.Count;

    public void Add(Issue issue)
    {
        _byId.Add(issue.Id, issue);
        if (issue.ShortId is not null)
            _byShortId[issue.ShortId] = issue;
        OrderChanged();
    }

    /// <summary>
    /// An issue by its id or short id, in whatever status it is. The id of an issue that was merged away finds the
    /// one that survived.
    /// </summary>
    public Issue? Find(string idOrShortId) =>
        long.TryParse(idOrShortId, CultureInfo.InvariantCulture, out var id)
            ? Find(id)
            : _byShortId.GetValueOrDefault(idOrShortId) is { } issue ? Find(issue.Id) : null;

    public Issue? Find(long id) => _byId.GetValueOrDefault(_mergedInto.GetValueOrDefault(id, id));

    /// <summary>Takes the children out of the collection; their ids lead to the parent from now on.</summary>
    public void Merge(Issue parent, IReadOnlyCollection<Issue> children)
    {
        foreach (var child in children)
        {
            parent.Count += child.Count;
            parent.UserCount += child.UserCount;
            if (child.FirstSeen < parent.FirstSeen)
                parent.FirstSeen = child.FirstSeen;
            if (child.LastSeen > parent.LastSeen)
                parent.LastSeen = child.LastSeen;

            _byId.Remove(child.Id);
            _mergedInto[child.Id] = parent.Id;
            foreach (var earlier in _mergedInto.Where(pair => pair.Value == child.Id).Select(pair => pair.Key).ToList())
                _mergedInto[earlier] = parent.Id;
        }

        OrderChanged();
    }

    /// <summary>Sorted lists are kept until something changes that they depend on.</summary>
    internal Issue[] OrderedBy(string sort)
    {
        if (!_orders.TryGetValue(sort, out var order))
        {
            var score = IssueSort.Find(sort)!;
            order = [.. _byId.Values];
            Array.Sort(order, (left, right) =>
            {
                var byScore = score(right).CompareTo(score(left));
                return byScore != 0 ? byScore : right.Id.CompareTo(left.Id);
            });
            _orders[sort] = order;
        }

        return order;
    }

    /// <summary>The matching issues in order. Listing them page by page selects them once.</summary>
    internal Issue[] List(string sort, string key, Predicate<Issue> match)
    {
        key = $"{sort} {key}";
        if (!_listings.TryGetValue(key, out var listing))
        {
            // A handful is enough for the lists that are being paged through at a time.
            if (_listings.Count == 8)
                _listings.Clear();
            _listings[key] = listing = Array.FindAll(OrderedBy(sort), match);
        }

        return listing;
    }

    /// <summary>To be called when issues have changed in a way that does not touch their scores.</summary>
    internal void ContentChanged() => _listings.Clear();

    /// <summary>To be called when issues or their scores have changed.</summary>
    internal void OrderChanged()
    {
        _orders.Clear();
        _listings.Clear();
    }

    public IEnumerator<Issue> GetEnumerator() => _byId.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

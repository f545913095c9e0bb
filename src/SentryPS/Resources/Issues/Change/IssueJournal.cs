namespace SentryPS.Commands;

/// <summary>What issues were like before and after a change, so that it can be taken back. It holds the first ten thousand.</summary>
/// <param name="fields">The fields that the change sets.</param>
internal sealed class IssueJournal(IReadOnlyCollection<string> fields) : IBulkJournal<SentryIssue>
{
    public const int Most = 10_000;

    private static readonly string[] s_restored = ["status", "assignedTo", "priority"];

    private readonly Dictionary<BulkTarget, IssueState?> _before = [];
    private readonly Dictionary<BulkTarget, IssueState> _after = [];

    public IReadOnlyCollection<string> Fields => fields;

    /// <summary>A journal for a change of these fields. Null where none of them can be set back.</summary>
    public static IssueJournal? For(IReadOnlyCollection<string> fields) => fields.Intersect(s_restored).Any() ? new(fields) : null;

    /// <summary>The issues that were changed and can be changed back.</summary>
    public IReadOnlyCollection<BulkTarget> Changed => _after.Keys;

    /// <summary>How many were changed for which there was no place.</summary>
    public int Forgotten { get; private set; }

    public bool Lacks(BulkTarget target)
    {
        if (!_before.TryGetValue(target, out var before) && _before.Count < Most)
        {
            _before[target] = null;
        }

        return before is null && _before.ContainsKey(target);
    }

    public void AddBefore(BulkTarget target, SentryIssue item)
    {
        if (Lacks(target))
        {
            _before[target] = new(item);
        }
    }

    public void AddAfter(BulkTarget target, SentryIssue item)
    {
        if (!_before.TryGetValue(target, out var before) || before is null)
        {
            Forgotten++;
            return;
        }

        var after = new IssueState(item);
        if (!before.IsSame(after, fields))
        {
            _after[target] = after;
        }
    }

    public IssueState Before(BulkTarget target) => _before[target]!;

    /// <summary>Says whether the issue is still as the change left it.</summary>
    public bool IsUntouched(BulkTarget target, SentryIssue now) => _after[target].IsSame(new(now), fields);

    /// <summary>Strikes out an issue that was changed back.</summary>
    public void Remove(BulkTarget target)
    {
        _before.Remove(target);
        _after.Remove(target);
    }
}

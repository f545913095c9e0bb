namespace SentryPS.Commands;

/// <summary>
/// What Set-SentryIssue does to an issue: checked once, described to a person, and written as the body of the request.
/// </summary>
internal sealed class IssueUpdate
{
    private readonly Dictionary<string, object?> _fields = [];
    private readonly List<string> _actions = [];

    private IssueUpdate()
    {
    }

    /// <summary>Who is to care, as a person names them; empty for nobody. Null where that is left alone.</summary>
    public string? Assignee { get; private set; }

    /// <summary>When the change was asked for: what is archived for a time is so from about then.</summary>
    public DateTimeOffset AskedAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The change in words, as the question to a person begins: "Resolve in the next release, assign to #backend".</summary>
    public string Description => string.Join(", ", _actions);

    /// <param name="command">The command with its parameters.</param>
    /// <param name="assignee">Who is to care, of those that the command was given. Null for nobody.</param>
    /// <exception cref="SentryException">The parameters contradict each other, or there are none.</exception>
    public static IssueUpdate From(SetSentryIssueCommand command, string? assignee)
    {
        var update = new IssueUpdate();
        new IssueStatusUpdate(update._fields, update._actions).Add(command);
        update.AddAssignee(command, assignee);
        update.AddFields(command);
        if (update._actions.Count == 0)
        {
            throw SentryException.InvalidInput("Nothing to change: give -Status, -AssignedTo, -Unassigned, -Priority, -HasSeen, -IsBookmarked, -IsSubscribed or -IsPublic. Add-SentryIssueComment comments without a change.");
        }

        update.BeginSentence();
        return update;
    }

    /// <summary>A change that sets these fields.</summary>
    /// <param name="fields">The body of the request.</param>
    /// <param name="words">The same in words.</param>
    public static IssueUpdate To(IReadOnlyDictionary<string, object?> fields, IEnumerable<string> words)
    {
        var update = new IssueUpdate();
        foreach (var field in fields)
        {
            update._fields[field.Key] = field.Value;
        }

        update._actions.AddRange(words);
        update.BeginSentence();
        return update;
    }

    /// <summary>The names of the fields that are set.</summary>
    public IReadOnlyCollection<string> Fields => [.. BodyFor(Assignee).Keys];

    /// <summary>The body of the request.</summary>
    /// <param name="assignee">Who is to care, as the server names them. Null where that is left alone.</param>
    public IReadOnlyDictionary<string, object?> BodyFor(string? assignee) =>
        assignee is null ? _fields : new Dictionary<string, object?>(_fields) { ["assignedTo"] = assignee };

    private void BeginSentence() => _actions[0] = char.ToUpperInvariant(_actions[0][0]) + _actions[0].Substring(1);

    private void AddAssignee(SetSentryIssueCommand command, string? assignee)
    {
        if (assignee is not null && command.Unassigned)
        {
            throw SentryException.InvalidInput("Give -AssignedTo or -Unassigned, but not both.");
        }

        if (command.Unassigned)
        {
            Assignee = "";
            _actions.Add("unassign");
        }
        else if (assignee is not null)
        {
            Assignee = assignee;
            _actions.Add($"assign to {assignee}");
        }
    }

    private void AddFields(SetSentryIssueCommand command)
    {
        if (command.Priority is { } priority)
        {
            Add("priority", priority.ToString().ToLowerInvariant(), $"set priority {priority.ToString().ToLowerInvariant()}");
        }

        AddFlag("hasSeen", command.HasSeen, "mark as seen", "mark as unseen");
        AddFlag("isBookmarked", command.IsBookmarked, "bookmark", "remove the bookmark");
        AddFlag("isSubscribed", command.IsSubscribed, "subscribe", "unsubscribe");
        AddFlag("isPublic", command.IsPublic, "share publicly", "stop sharing publicly");
    }

    private void AddFlag(string name, bool? value, string words, string oppositeWords)
    {
        if (value is { } flag)
        {
            Add(name, flag, flag ? words : oppositeWords);
        }
    }

    private void Add(string name, object value, string words)
    {
        _fields[name] = value;
        _actions.Add(words);
    }
}

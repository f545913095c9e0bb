namespace SentryPS.Commands;

/// <summary>What a change of an issue may set and Undo-SentryChange sets back: its status with details, assignee and priority.</summary>
internal sealed class IssueState
{
    private static readonly string[] s_conditions = ["ignoreCount", "ignoreWindow", "ignoreUserCount", "ignoreUserWindow"];

    private readonly string? _status;
    private readonly string? _substatus;
    private readonly IDictionary<string, object?> _details;
    private readonly string? _priority;
    private readonly string _assignee;

    public IssueState(SentryIssue issue)
    {
        _status = issue.Status;
        _substatus = issue.Substatus;
        _details = issue.StatusDetails;
        _priority = issue.Priority;
        _assignee = issue.Assignee is { Id: { } id } actor ? $"{actor.Type ?? "user"}:{id}" : "";
    }

    /// <summary>Says whether two states are the same, as far as somebody decided about these fields and nothing but time has passed.</summary>
    public bool IsSame(IssueState other, IReadOnlyCollection<string> fields) =>
        (!fields.Contains("status") || IsSameStatus(other))
        && (!fields.Contains("priority") || _priority == other._priority)
        && (!fields.Contains("assignedTo") || _assignee == other._assignee);

    /// <summary>Says that these fields can be set to what they are here: Sentry takes no priority away, and sets no passing status.</summary>
    public bool CanBeRestored(IReadOnlyCollection<string> fields) =>
        (!fields.Contains("priority") || _priority is not null) && (!fields.Contains("status") || IsLasting);

    /// <summary>What has to be sent for an issue to have these fields as they are here.</summary>
    /// <param name="fields">The fields that were changed.</param>
    /// <param name="words">Takes the same in words.</param>
    public Dictionary<string, object?> BodyFor(IReadOnlyCollection<string> fields, ICollection<string> words)
    {
        var body = new Dictionary<string, object?>();
        if (fields.Contains("status") && IsLasting)
        {
            AddStatus(body, words);
        }

        if (fields.Contains("assignedTo"))
        {
            body["assignedTo"] = _assignee;
            words.Add(_assignee.Length == 0 ? "unassign" : $"assign to {_assignee}");
        }

        if (fields.Contains("priority") && _priority is not null)
        {
            body["priority"] = _priority;
            words.Add($"set priority {_priority}");
        }

        return body;
    }

    private bool IsLasting => _status is "unresolved" or "resolved" or "ignored";

    private void AddStatus(Dictionary<string, object?> body, ICollection<string> words)
    {
        body["status"] = _status;
        words.Add(_status switch
        {
            "unresolved" => "unresolve",
            "resolved" => "resolve",
            _ => "archive",
        });
        if (_status == "unresolved")
        {
            // Which kind of unresolved it is the server finds out anew.
            return;
        }

        var details = _status == "resolved" ? Resolution() : Conditions();
        if (details.Count > 0)
        {
            body["statusDetails"] = details;
        }

        if (_status == "ignored" && _substatus is not null)
        {
            body["substatus"] = _substatus;
        }
    }

    private Dictionary<string, object?> Resolution()
    {
        var details = new Dictionary<string, object?>();
        if (_details.Field("inNextRelease") is true)
        {
            details["inNextRelease"] = true;
        }
        else if (_details.Text("inRelease") is { } version)
        {
            details["inRelease"] = version;
        }
        else if (_details.Field("inCommit") is { } commit && commit.Text("id") is { } hash && commit.Field("repository").Text("name") is { } repository)
        {
            details["inCommit"] = new Dictionary<string, object?> { ["commit"] = hash, ["repository"] = repository };
        }

        return details;
    }

    private Dictionary<string, object?> Conditions()
    {
        var details = s_conditions
            .Where(name => _details.Number(name) is not null)
            .ToDictionary(name => name, name => (object?)_details.Number(name));
        if (_details.Date("ignoreUntil") is { } until)
        {
            // What has passed meanwhile ends at once.
            details["ignoreDuration"] = (int)Math.Max(1, Math.Ceiling((until - DateTimeOffset.UtcNow).TotalMinutes));
        }

        return details;
    }

    /// <summary>The kinds of unresolved, and how many events are left to come, change by themselves.</summary>
    private bool IsSameStatus(IssueState other) =>
        _status == other._status
        && (_status == "unresolved" || _substatus == other._substatus)
        && _details.Text("inRelease") == other._details.Text("inRelease")
        && _details.Text("ignoreUntil") == other._details.Text("ignoreUntil")
        && _details.Field("inCommit").Text("id") == other._details.Field("inCommit").Text("id");
}

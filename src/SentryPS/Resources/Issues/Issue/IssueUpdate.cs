namespace SentryPS.Commands;

/// <summary>
/// What Set-SentryIssue does to an issue: checked once, described to a person, and written as the body of the request.
/// </summary>
internal sealed class IssueUpdate
{
    private const int LongestWindowMinutes = 7 * 24 * 60;

    private readonly Dictionary<string, object?> _fields = [];
    private readonly List<string> _actions = [];
    private string? _assignee;

    private IssueUpdate()
    {
    }

    /// <summary>The change in words, as the question to a person begins: "Resolve in the next release, assign to #backend".</summary>
    public string Description => string.Join(", ", _actions);

    /// <exception cref="SentryException">The parameters contradict each other, or there are none.</exception>
    public static IssueUpdate From(SetSentryIssueCommand command)
    {
        var update = new IssueUpdate();
        update.AddStatus(command);
        update.AddAssignee(command);
        update.AddFields(command);
        if (update._actions.Count == 0)
        {
            throw SentryException.InvalidInput("Nothing to change: give -Status, -AssignedTo, -Unassigned, -Priority, -HasSeen, -IsBookmarked, -IsSubscribed or -IsPublic.");
        }

        // The description begins a sentence.
        update._actions[0] = char.ToUpperInvariant(update._actions[0][0]) + update._actions[0].Substring(1);
        return update;
    }

    /// <summary>The body of the request. An assignee as a person names it may have to be looked up first.</summary>
    public IReadOnlyDictionary<string, object?> BodyFor(Func<string, string> resolveAssignee)
    {
        if (_assignee is null)
        {
            return _fields;
        }

        return new Dictionary<string, object?>(_fields) { ["assignedTo"] = resolveAssignee(_assignee) };
    }

    /// <summary>Says whether the issue has what the update sets, as far as an issue shows it.</summary>
    public bool IsIn(SentryIssue issue, Func<string, string> resolveAssignee) => BodyFor(resolveAssignee).All(field => field.Key switch
    {
        "status" => issue.Status == (string?)field.Value,
        // Servers of before 2023 do not show it.
        "substatus" => issue.Substatus is null || issue.Substatus == (string?)field.Value,
        "priority" => issue.Priority == (string?)field.Value,
        "assignedTo" => IsAssignee(issue.Assignee, (string)field.Value!),
        "hasSeen" => issue.HasSeen == (bool)field.Value!,
        "isBookmarked" => issue.IsBookmarked == (bool)field.Value!,
        "isSubscribed" => issue.IsSubscribed == (bool)field.Value!,
        "isPublic" => issue.IsPublic == (bool)field.Value!,
        _ => true,
    });

    /// <summary>An issue shows its assignee by id, name and email address, but not by login name: of that any user will do.</summary>
    private static bool IsAssignee(SentryActor? actor, string assignee)
    {
        if (assignee.Length == 0 || actor is null)
        {
            return assignee.Length == 0 && actor is null;
        }

        return assignee.StartsWith("team:", StringComparison.Ordinal) ? actor.Type == "team" && assignee == $"team:{actor.Id}"
            : assignee.StartsWith("user:", StringComparison.Ordinal) ? actor.Type == "user" && assignee == $"user:{actor.Id}"
            : assignee.Contains("@") ? string.Equals(actor.Email, assignee, StringComparison.OrdinalIgnoreCase)
            : actor.Type == "user";
    }

    private void AddStatus(SetSentryIssueCommand command)
    {
        var resolutions = ResolutionsOf(command).ToList();
        var conditions = ConditionsOf(command).ToList();
        var endings = conditions.Count + (command.UntilEscalating ? 1 : 0) + (command.Forever ? 1 : 0);
        if (resolutions.Count > 1)
        {
            throw SentryException.InvalidInput("An issue is resolved in one way: give one of -InNextRelease, -InRelease and -InCommit.");
        }

        if ((command.InCommit is null) != (command.Repository is null))
        {
            throw SentryException.InvalidInput("-InCommit and -Repository go together: a hash alone does not say where the commit is.");
        }

        if (command.UntilEscalating && command.Forever || ((command.UntilEscalating || command.Forever) && conditions.Count > 0))
        {
            throw SentryException.InvalidInput("An issue is archived in one way: give -UntilEscalating, or -Forever, or a time or number (-IgnoreDuration, -IgnoreCount, -IgnoreUserCount).");
        }

        var status = command.Status
            ?? (resolutions.Count > 0 ? SentryIssueStatus.Resolved : endings > 0 ? SentryIssueStatus.Ignored : null);
        if ((resolutions.Count > 0 && status != SentryIssueStatus.Resolved) || (endings > 0 && status != SentryIssueStatus.Ignored))
        {
            throw SentryException.InvalidInput(
                $"-Status {command.Status} contradicts the other parameters: -InNextRelease, -InRelease and -InCommit resolve; -UntilEscalating, -Forever and -Ignore… archive.");
        }

        if (command.IgnoreWindow is not null && command.IgnoreCount is null && command.IgnoreUserCount is null)
        {
            throw SentryException.InvalidInput("-IgnoreWindow goes with -IgnoreCount or -IgnoreUserCount.");
        }

        switch (status)
        {
            case SentryIssueStatus.Resolved:
                Resolve(resolutions.FirstOrDefault());
                break;
            case SentryIssueStatus.Ignored:
                Archive(command, conditions);
                break;
            case SentryIssueStatus.Unresolved:
                _fields["status"] = "unresolved";
                _actions.Add("unresolve");
                break;
        }
    }

    private void Resolve((string Name, object? Value, string Words) resolution)
    {
        _fields["status"] = "resolved";
        _actions.Add("resolve" + resolution.Words);
        if (resolution.Name is not null)
        {
            _fields["statusDetails"] = new Dictionary<string, object?> { [resolution.Name] = resolution.Value };
        }
    }

    private void Archive(SetSentryIssueCommand command, List<(string Name, int Value, string Words)> conditions)
    {
        _fields["status"] = "ignored";
        if (conditions.Count == 0)
        {
            _fields["substatus"] = command.Forever ? "archived_forever" : "archived_until_escalating";
            _actions.Add(command.Forever ? "archive forever" : "archive until escalating");
            return;
        }

        _fields["substatus"] = "archived_until_condition_met";
        _fields["statusDetails"] = conditions.ToDictionary(condition => condition.Name, condition => (object?)condition.Value);
        _actions.Add("archive " + string.Join(" or ", conditions.Select(condition => condition.Words).Where(words => words.Length > 0)));
    }

    private static IEnumerable<(string Name, object? Value, string Words)> ResolutionsOf(SetSentryIssueCommand command)
    {
        if (command.InNextRelease)
        {
            yield return ("inNextRelease", true, " in the next release");
        }

        if (command.InRelease is not null)
        {
            yield return ("inRelease", command.InRelease, $" in release {command.InRelease}");
        }

        if (command.InCommit is not null)
        {
            var commit = new Dictionary<string, object?> { ["commit"] = command.InCommit, ["repository"] = command.Repository };
            yield return ("inCommit", commit, $" by commit {command.InCommit} of {command.Repository}");
        }
    }

    private static IEnumerable<(string Name, int Value, string Words)> ConditionsOf(SetSentryIssueCommand command)
    {
        var window = command.IgnoreWindow is { } time ? WholeMinutes(time, "-IgnoreWindow", LongestWindowMinutes) : (int?)null;
        var within = window is { } limit ? $" within {limit} min" : "";
        if (command.IgnoreDuration is { } duration)
        {
            var minutes = WholeMinutes(duration, "-IgnoreDuration", int.MaxValue);
            yield return ("ignoreDuration", minutes, $"for {minutes} min");
        }

        if (command.IgnoreCount is { } count)
        {
            yield return ("ignoreCount", count, $"until {count} more events{within}");
            if (window is { } minutes)
            {
                yield return ("ignoreWindow", minutes, "");
            }
        }

        if (command.IgnoreUserCount is { } userCount)
        {
            yield return ("ignoreUserCount", userCount, $"until {userCount} more users{within}");
            if (window is { } minutes)
            {
                yield return ("ignoreUserWindow", minutes, "");
            }
        }
    }

    private static int WholeMinutes(TimeSpan time, string parameter, int most)
    {
        var minutes = Math.Ceiling(time.TotalMinutes);
        return minutes >= 1 && minutes <= most
            ? (int)minutes
            : throw SentryException.InvalidInput($"{parameter} is {time}; it has to be at least a minute{(most < int.MaxValue ? $" and at most {most} minutes" : "")}.");
    }

    private void AddAssignee(SetSentryIssueCommand command)
    {
        if (command.AssignedTo is not null && command.Unassigned)
        {
            throw SentryException.InvalidInput("Give -AssignedTo or -Unassigned, but not both.");
        }

        if (command.Unassigned)
        {
            _fields["assignedTo"] = "";
            _actions.Add("unassign");
        }
        else if (command.AssignedTo is not null)
        {
            _assignee = command.AssignedTo;
            _actions.Add($"assign to {command.AssignedTo}");
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

namespace SentryPS.Commands;

/// <summary>The part of a change that concerns the status of an issue: how it is resolved, or until when it is archived.</summary>
/// <param name="fields">The fields of the request's body.</param>
/// <param name="actions">The same in words.</param>
internal sealed class IssueStatusUpdate(Dictionary<string, object?> fields, List<string> actions)
{
    private const int LongestWindowMinutes = 7 * 24 * 60;

    /// <summary>Adds what the parameters say of the status; nothing where they say nothing.</summary>
    /// <exception cref="SentryException">They contradict each other.</exception>
    public void Add(SetSentryIssueCommand command)
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
            ?? (resolutions.Count > 0 ? SentryIssueStatus.Resolved : endings > 0 ? SentryIssueStatus.Archived : null);
        if ((resolutions.Count > 0 && status != SentryIssueStatus.Resolved) || (endings > 0 && status != SentryIssueStatus.Archived))
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
            case SentryIssueStatus.Archived:
                Archive(command, conditions);
                break;
            case SentryIssueStatus.Unresolved:
                fields["status"] = "unresolved";
                actions.Add("unresolve");
                break;
        }
    }

    private void Resolve((string Name, object? Value, string Words) resolution)
    {
        fields["status"] = "resolved";
        actions.Add("resolve" + resolution.Words);
        if (resolution.Name is not null)
        {
            fields["statusDetails"] = new Dictionary<string, object?> { [resolution.Name] = resolution.Value };
        }
    }

    private void Archive(SetSentryIssueCommand command, List<(string Name, int Value, string Words)> conditions)
    {
        fields["status"] = "ignored";
        if (conditions.Count == 0)
        {
            fields["substatus"] = command.Forever ? "archived_forever" : "archived_until_escalating";
            actions.Add(command.Forever ? "archive forever" : "archive until escalating");
            return;
        }

        fields["substatus"] = "archived_until_condition_met";
        fields["statusDetails"] = conditions.ToDictionary(condition => condition.Name, condition => (object?)condition.Value);
        actions.Add("archive " + string.Join(" or ", conditions.Select(condition => condition.Words).Where(words => words.Length > 0)));
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
}

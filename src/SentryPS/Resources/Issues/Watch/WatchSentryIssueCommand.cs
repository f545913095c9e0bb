using SentryPS.Connection;

namespace SentryPS.Commands;

/// <summary>
/// Follows issues: emits each one that is new, has come back or happens more and more often, once, as it comes, until
/// Ctrl+C, <c>-Timeout</c>, or <c>Select-Object -First</c> has enough.
/// </summary>
[Cmdlet(VerbsCommon.Watch, "SentryIssue")]
[Serves("listOrganizationIssues")]
[OutputType(typeof(SentryIssue))]
public sealed class WatchSentryIssueCommand : IssueListCmdlet
{
    private Clock _clock = null!;
    private DateTime _end;

    /// <summary>How many seconds to wait between one look and the next.</summary>
    [Parameter]
    [ValidateRange(5, 86_400)]
    public int Interval { get; set; } = 30;

    /// <summary>After how many seconds to end. Without it, the command goes on.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Timeout { get; set; }

    private protected override void WriteListings()
    {
        _clock = ActiveConnection.Clock;
        _end = Timeout is { } seconds ? _clock.UtcNow.AddSeconds(seconds) : DateTime.MaxValue;
        var projects = ResolveProjects();
        var watches = States.Select(state => (Watch: new IssueWatch(), Issues: Issues(projects, state))).ToList();
        watches.ForEach(pair => pair.Watch.Begin(pair.Issues, _clock.UtcNow));
        var emitted = new HashSet<string>();
        while (Wait())
        {
            foreach (var issue in watches.SelectMany(pair => Look(pair.Watch, pair.Issues)).Where(issue => emitted.Add($"{issue.Id} {issue.Substatus}")))
                WriteObject(issue);
        }
    }

    /// <summary>Waits for the next look. False when the time is over.</summary>
    private bool Wait()
    {
        var left = _end - _clock.UtcNow;
        if (left <= TimeSpan.Zero)
            return false;

        var delay = TimeSpan.FromSeconds(Interval);
        Await(DelayAsync(left < delay ? left : delay));
        return true;
    }

    private async Task<bool> DelayAsync(TimeSpan delay)
    {
        await _clock.DelayAsync(delay, StopToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What is news. A server that cannot be reached is asked again at the next look; nothing is missed by that.</summary>
    private IReadOnlyList<SentryIssue> Look(IssueWatch watch, IEnumerable<SentryIssue> issues)
    {
        try
        {
            return watch.News(issues);
        }
        catch (SentryException exception) when (exception.IsOutcomeUnknown || exception.Category == ErrorCategory.LimitsExceeded)
        {
            WriteWarning($"{exception.Message} The watch goes on.");
            return [];
        }
    }

    /// <summary>The issues that the filters let through, the latest event first. What changed at this moment is left out.</summary>
    private IEnumerable<SentryIssue> Issues(ProjectFilter projects, SentryIssueStatusFilter state)
    {
        var check = CheckFor(projects, state);
        var request = ListingRequest(
            projects, state, TimeSlice.All, new(null, null, null), SentryIssueSort.LastSeen, PagingExtensions.MaximumPageSize);
        return List<SentryIssue>(request).Where(issue => check.Complaint(issue) is null);
    }
}

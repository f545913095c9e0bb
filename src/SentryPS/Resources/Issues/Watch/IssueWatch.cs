namespace SentryPS.Commands;

/// <summary>
/// Tells which issues of a listing are news. The listing begins with the latest event. Times are those of the events, so
/// that the clock of this machine does not matter.
/// </summary>
internal sealed class IssueWatch
{
    /// <summary>How much later than others an event may come in and still be noticed.</summary>
    private static readonly TimeSpan s_delay = TimeSpan.FromMinutes(2);

    private static readonly string[] s_news = ["regressed", "escalating"];

    private readonly Dictionary<string, string?> _known = [];
    private DateTime? _begin;
    private DateTime? _latest;

    /// <summary>Notes what there is before the watch begins.</summary>
    /// <param name="issues">The listing, of which it reads as much as it needs.</param>
    /// <param name="now">The time, for a listing in which there is nothing.</param>
    public void Begin(IEnumerable<SentryIssue> issues, DateTime now)
    {
        Read(issues);
        _begin = (_latest ?? now) - s_delay;
    }

    /// <summary>The issues that are new, regressed or escalating since the last look, the oldest news first.</summary>
    public IReadOnlyList<SentryIssue> News(IEnumerable<SentryIssue> issues) => Read(issues);

    /// <summary>Takes in nothing of a listing that breaks off, so that its news is news the next time.</summary>
    private List<SentryIssue> Read(IEnumerable<SentryIssue> issues)
    {
        var recent = Recent(issues).ToList();
        var news = recent.Where(IsNews).Reverse().ToList();
        foreach (var issue in recent)
        {
            _known[issue.Id] = issue.Substatus;
            if (_latest is null || LastSeen(issue) > _latest)
                _latest = LastSeen(issue);
        }

        return news;
    }

    /// <summary>The issues with events since the last look. The rest of the listing is not read.</summary>
    private IEnumerable<SentryIssue> Recent(IEnumerable<SentryIssue> issues)
    {
        var until = _latest - s_delay;
        return issues.TakeWhile(issue => !(LastSeen(issue) < (until ??= LastSeen(issue) - s_delay)));
    }

    private static DateTime? LastSeen(SentryIssue issue) => issue.LastSeen?.ToUniversalTime();

    private bool IsNews(SentryIssue issue)
    {
        if (_begin is null)
            return false;

        var isKnown = _known.TryGetValue(issue.Id, out var before);
        return s_news.Contains(issue.Substatus)
            ? !isKnown || before != issue.Substatus
            : !isKnown && issue.FirstSeen?.ToUniversalTime() >= _begin;
    }
}

namespace SentryPS.Commands;

/// <summary>
/// Reads a listing of issues in several parts at once. The cursors of issues cannot be computed, so the parts are spans of
/// the time at which issues were first seen, which never changes: no issue is in two of them. Each part is read from its
/// latest issue to its oldest; when one is at its end, the rest of the longest other one is halved, so that none of the
/// requests idles while another has all the work.
/// </summary>
internal sealed class IssueSlices(int count, Func<ApiRequest, Task<ApiPage<SentryIssue>>> start)
{
    // Before there was Sentry, nothing was seen for the first time.
    private static readonly DateTimeOffset s_earliest = new(2008, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(1);

    private readonly List<Slice> _slices = [];

    /// <summary>Starts a request for each part.</summary>
    /// <param name="now">The end of the last part is open, so this need not be exact.</param>
    /// <param name="requestOf">Makes the request for the issues first seen from one time until before another.</param>
    public void Start(DateTimeOffset now, Func<DateTimeOffset?, DateTimeOffset?, ApiRequest> requestOf)
    {
        RequestOf = requestOf;
        Now = now;
        DateTimeOffset? before = null;
        // Most issues are young: of equal spans the last would have nearly all of them.
        var youngest = TimeSpan.FromHours(1).Ticks;
        var oldest = (now - s_earliest).Ticks;
        for (var i = 1; i <= count; i++)
        {
            var age = TimeSpan.FromTicks((long)(youngest * Math.Pow(oldest / (double)youngest, i / (double)count)));
            DateTimeOffset? from = i == count ? null : WholeSeconds(now - age);
            _slices.Add(new(from, before, start(requestOf(from, before))));
            before = from;
        }
    }

    /// <summary>The pages on their way; empty when all has been read.</summary>
    public IReadOnlyList<Task<ApiPage<SentryIssue>>> Pages => [.. _slices.Select(slice => slice.Page)];

    private Func<DateTimeOffset?, DateTimeOffset?, ApiRequest> RequestOf { get; set; } = null!;

    private DateTimeOffset Now { get; set; }

    /// <summary>
    /// Takes in a page that has come, asks for what follows, and returns its issues as far as they belong to the part.
    /// </summary>
    public IEnumerable<SentryIssue> Advance(Task<ApiPage<SentryIssue>> page, IReadOnlyList<SentryIssue> items)
    {
        var slice = _slices.Single(candidate => candidate.Page == page);
        var cursor = page.Result.NextCursor;
        var own = items.Where(issue => slice.From is null || issue.FirstSeen is null || issue.FirstSeen >= slice.From).ToList();
        slice.Position = items.LastOrDefault(issue => issue.FirstSeen is not null)?.FirstSeen ?? slice.Position;
        if (cursor is not null && own.Count == items.Count)
        {
            slice.Page = start(slice.Request(RequestOf).At(cursor));
        }
        else
        {
            _slices.Remove(slice);
        }

        while (_slices.Count is > 0 && _slices.Count < count && Split())
        {
        }

        return own;
    }

    /// <summary>Halves what is left of the part of which most is left. False if none is long enough.</summary>
    private bool Split()
    {
        var longest = _slices
            .Where(slice => slice.Position is not null)
            .OrderByDescending(slice => AgeOf(slice.From ?? s_earliest).Ticks / (double)AgeOf(slice.Position!.Value).Ticks)
            .FirstOrDefault();
        if (longest is null || longest.Position!.Value - (longest.From ?? s_earliest) < s_shortest)
        {
            return false;
        }

        // The middle by age, as a factor: between a day and a hundred days it is ten days.
        var age = Math.Sqrt(AgeOf(longest.Position.Value).Ticks * (double)AgeOf(longest.From ?? s_earliest).Ticks);
        var middle = WholeSeconds(Now - TimeSpan.FromTicks((long)age));
        if (middle >= longest.Position || middle <= (longest.From ?? s_earliest))
        {
            return false;
        }

        _slices.Add(new(longest.From, middle, start(RequestOf(longest.From, middle))));
        longest.From = middle;
        return true;
    }

    private TimeSpan AgeOf(DateTimeOffset time) => Now - time > s_shortest ? Now - time : s_shortest;

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    private sealed class Slice(DateTimeOffset? from, DateTimeOffset? before, Task<ApiPage<SentryIssue>> page)
    {
        private readonly DateTimeOffset? _requestedFrom = from;

        /// <summary>Where the part ends; later than in its request once the rest has been given to another.</summary>
        public DateTimeOffset? From { get; set; } = from;

        public Task<ApiPage<SentryIssue>> Page { get; set; } = page;

        /// <summary>When the last issue that was read was first seen; null before the first page.</summary>
        public DateTimeOffset? Position { get; set; }

        public ApiRequest Request(Func<DateTimeOffset?, DateTimeOffset?, ApiRequest> requestOf) => requestOf(_requestedFrom, before);
    }
}

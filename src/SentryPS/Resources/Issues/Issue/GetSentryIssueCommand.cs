namespace SentryPS.Commands;

/// <summary>
/// Lists the issues of an organization, or gets those that are named. Without <c>-Status</c> and <c>-Query</c> the
/// unresolved ones are listed, as on Sentry's pages.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryIssue", SupportsPaging = true)]
[OutputType(typeof(SentryIssue))]
public sealed class GetSentryIssueCommand : IssueListCmdlet
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, the id of an
    /// event of it, or an object: an issue or an event. A piped project, release or organization stands for its issues. An id of an issue that was merged
    /// into another one gives that other one.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [IssueName(TakesEventIds = true, Within = [typeof(SentryProject), typeof(SentryRelease)])]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>
    /// Only issues with events since this time, counting only those events. Goes together with <c>-End</c>, and not
    /// with <c>-StatsPeriod</c>. A time without a zone is local time; <c>7d</c> is seven days ago.
    /// </summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only issues with events until this time, counting only those events. Goes together with <c>-Start</c>. A time
    /// without a zone is local time.
    /// </summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>
    /// Only issues with events in the last period, counting only those events: a number and a unit (<c>s</c>, <c>m</c>,
    /// <c>h</c>, <c>d</c> or <c>w</c> for seconds, minutes, hours, days and weeks), such as <c>24h</c> or <c>14d</c>.
    /// Without it, and without <c>-Start</c> and <c>-End</c>, Sentry looks at the last 90 days, which is also the most.
    /// </summary>
    [Parameter, Filter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    /// <summary>What to sort by. Without it, the issue with the latest event comes first.</summary>
    [Parameter, Filter]
    public SentryIssueSort? Sort { get; set; }

    /// <summary>
    /// How many parts of the listing are read at once, from 1 to 8. With more than one, issues come in no order, and
    /// sooner where the way to the server is long. The parts are spans of the time at which issues were first seen;
    /// what belongs where is for the server to say. It pays for listings of thousands of issues, and does not go
    /// together with <c>-Sort</c>, <c>-Skip</c> and <c>-IncludeTotalCount</c>.
    /// </summary>
    [Parameter, Filter]
    [ValidateRange(1, 8)]
    public int ThrottleLimit { get; set; } = 1;

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override void WriteItem(SentryName target) =>
        base.WriteItem(target is SentryIssueReference { EventId: { } id } ? new(EventLookup.FindIssue(this, id)) : target);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
        if (States.Count > 1 && PagingParameters.IncludeTotalCount)
            throw SentryException.InvalidInput("-IncludeTotalCount counts the issues of one state, and -Status gives several.");

        if (ThrottleLimit > 1 && (Sort is not null || PagingParameters.Skip > 0 || PagingParameters.IncludeTotalCount))
        {
            throw SentryException.InvalidInput(
                "-ThrottleLimit reads parts of the listing at once: there is no order to -Sort or to -Skip in, and no total to count.");
        }
    }

    private protected override void WriteListings()
    {
        var projects = ResolveProjects();
        if (States is not [var only])
            WriteList(States.SelectMany(state => Listing(projects, state)).Where(IsFirst()));
        else if (ThrottleLimit > 1)
            WriteList(Listing(projects, only));
        else
            WriteList((Listing<SentryIssue>)Listing(projects, only));
    }

    /// <summary>An issue that changes its state meanwhile would come twice.</summary>
    private static Func<SentryIssue, bool> IsFirst()
    {
        var listed = new HashSet<string>();
        return issue => listed.Add(issue.Id);
    }

    private IEnumerable<SentryIssue> Listing(ProjectFilter projects, SentryIssueStatusFilter state)
    {
        Action<SentryIssue> check = CheckFor(projects, state).Require;
        return ThrottleLimit > 1
            // The time at which an issue was first seen never changes, so no issue moves from one part to another.
            ? new SlicedListing<SentryIssue>(
                Listings, ThrottleLimit, slice => ListingRequest(projects, state, slice), issue => issue.FirstSeen)
            { Check = check }
            // Counts of issues are estimates once there are many.
            : new Listing<SentryIssue>(Listings, ListingRequest(projects, state, TimeSlice.All)) { Check = check, IsCountEstimated = true };
    }

    private ApiRequest ListingRequest(ProjectFilter projects, SentryIssueStatusFilter state, TimeSlice slice) =>
        // By the time at which issues were first seen, an issue keeps its place while its part is read.
        ListingRequest(projects, state, slice, Period, slice == TimeSlice.All ? Sort : SentryIssueSort.FirstSeen, PagingParameters.PageSize());
}

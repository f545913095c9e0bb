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
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event. A piped project, release or organization stands for its issues. An id of an issue that was merged
    /// into another one gives that other one.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [IssueName(Within = [typeof(SentryProject), typeof(SentryRelease)])]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>
    /// Only issues with events since this time, counting only those events. Goes together with <c>-End</c>, and not
    /// with <c>-StatsPeriod</c>. A time without a zone is local time.
    /// </summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only issues with events until this time, counting only those events. Goes together with <c>-Start</c>. A time
    /// without a zone is local time.
    /// </summary>
    [Parameter, Filter]
    [ValidateSentryDate]
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

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
        if (ThrottleLimit > 1 && (Sort is not null || PagingParameters.Skip > 0 || PagingParameters.IncludeTotalCount))
        {
            throw SentryException.InvalidInput(
                "-ThrottleLimit reads parts of the listing at once: there is no order to -Sort or to -Skip in, and no total to count.");
        }
    }

    private protected override void WriteListings()
    {
        var projects = ResolveProjects();
        var check = CheckFor(projects);
        if (ThrottleLimit > 1)
        {
            // The time at which an issue was first seen never changes, so no issue moves from one part to another.
            WriteList(new SlicedListing<SentryIssue>(Listings, ThrottleLimit, slice => ListingRequest(projects, slice), issue => issue.FirstSeen)
            {
                Check = check.Require,
            });
        }
        else
        {
            WriteList(new Listing<SentryIssue>(Listings, ListingRequest(projects, TimeSlice.All))
            {
                Check = check.Require,
                // Counts of issues are estimates once there are many.
                IsCountEstimated = true,
            });
        }
    }

    private ApiRequest ListingRequest(ProjectFilter projects, TimeSlice slice) =>
        // By the time at which issues were first seen, an issue keeps its place while its part is read.
        ListingRequest(projects, slice, Period, slice == TimeSlice.All ? Sort : SentryIssueSort.New, PagingParameters.PageSize());
}

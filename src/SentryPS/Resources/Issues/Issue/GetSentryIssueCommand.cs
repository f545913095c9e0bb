using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Lists the issues of an organization, or gets those that are named. Without <c>-Status</c> and <c>-Query</c> the
/// unresolved ones are listed, as on Sentry's pages.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryIssue", SupportsPaging = true)]
[OutputType(typeof(SentryIssue))]
public sealed class GetSentryIssueCommand : GetCmdlet<SentryIssue>
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

    /// <summary>Only issues of these projects, by slug or by id.</summary>
    [Parameter, Filter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>
    /// Terms of Sentry's search language, such as <c>is:regressed</c> or <c>http.status_code:500</c>, in addition to
    /// the other parameters. If it is given without <c>-Status</c>, issues of all states are searched unless the query
    /// itself says <c>is:</c>.
    /// </summary>
    [Parameter, Filter]
    [AllowEmpty]
    [ArgumentCompleter(typeof(QueryCompleter))]
    public string? Query { get; set; }

    /// <summary>
    /// Only issues in this state. If it is not given, the default is <c>Unresolved</c>, or with <c>-Query</c> no limit.
    /// </summary>
    [Parameter, Filter]
    public SentryIssueStatusFilter? Status { get; set; }

    /// <summary>Only issues of these levels.</summary>
    [Parameter, Filter]
    public SentryIssueLevel[] Level { get; set; } = [];

    /// <summary>
    /// Only issues assigned to one of these: a user by email address or user name, a team by <c>#slug</c>, <c>me</c>
    /// for the user of the token, <c>my_teams</c> for that user's teams, <c>none</c> for issues that nobody is assigned
    /// to.
    /// </summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>
    /// Only issues with events in one of these environments. The numbers of events and users are then those of these
    /// environments.
    /// </summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>
    /// Only issues with events in one of these releases, by version. <c>latest</c> is the latest release.
    /// </summary>
    [Parameter, Filter]
    [ReleaseName(IsFilter = true)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>
    /// Only issues with events that have these tags. Each entry is the key of a tag and its value, or several values of
    /// which one is enough. <c>*</c> in a value stands for any text. A <c>!</c> before the key finds issues without
    /// that value. Tab right after the parameter completes keys; within the braces PowerShell does not.
    /// </summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Only issues whose first event came in after this time. A time without a zone is local time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? FirstSeenAfter { get; set; }

    /// <summary>Only issues whose first event came in before this time. A time without a zone is local time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? FirstSeenBefore { get; set; }

    /// <summary>Only issues whose latest event came in after this time. A time without a zone is local time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? LastSeenAfter { get; set; }

    /// <summary>Only issues whose latest event came in before this time. A time without a zone is local time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? LastSeenBefore { get; set; }

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

    private SentryIssueStatusFilter StatusOrDefault =>
        Status ?? (string.IsNullOrWhiteSpace(Query) ? SentryIssueStatusFilter.Unresolved : SentryIssueStatusFilter.All);

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
        var projects = ProjectIds.Resolve(this, this.ProjectsOrDefault(Project));
        var check = new IssueFilterCheck(projects, StatusOrDefault, AssignedTo);
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

    private ApiRequest ListingRequest(ProjectFilter projects, TimeSlice firstSeen)
    {
        // By the time at which issues were first seen, an issue keeps its place while its part is read.
        var sort = firstSeen == TimeSlice.All ? Sort : SentryIssueSort.New;
        var query = ComposeQuery().Add("firstSeen", ">=", firstSeen.From).Add("firstSeen", "<", firstSeen.Before);
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        projects.AddTo(request.Query)
            .Add("environment", Environment)
            // Sent even when it is empty: without it the server would look for unresolved issues only.
            .Add("query", query.ToString());
        Period.AddTo(request.Query);
        request.Query
            .Add("sort", sort is { } order ? WireText.Of(order) : null)
            .Add("limit", PagingParameters.PageSize());
        return request;
    }

    private IssueQuery ComposeQuery() =>
        new IssueQuery()
            .Add("is", StatusOrDefault == SentryIssueStatusFilter.All ? [] : [WireText.Of(StatusOrDefault)])
            .Add("level", [.. WireText.AllOf(Level)])
            .Add("assigned", AssignedTo)
            .Add("release", [.. WireText.AllOf(ContainerOr(Release, typeof(SentryRelease)))])
            .AddTags(Tag ?? [])
            .Add("firstSeen", ">", FirstSeenAfter)
            .Add("firstSeen", "<", FirstSeenBefore)
            .Add("lastSeen", ">", LastSeenAfter)
            .Add("lastSeen", "<", LastSeenBefore)
            .AddRaw(Query);
}

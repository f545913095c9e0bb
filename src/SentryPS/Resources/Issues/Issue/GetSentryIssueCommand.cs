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
    /// Issues by id, short ID, URL or object. A piped project, release or organization stands for its issues.
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

    /// <summary>Terms of Sentry's search language, besides those that the other parameters make.</summary>
    [Parameter, Filter]
    [AllowEmpty]
    [ArgumentCompleter(typeof(QueryCompleter))]
    public string? Query { get; set; }

    /// <summary>Only issues in this state. The default is Unresolved, or with <c>-Query</c> what that says.</summary>
    [Parameter, Filter]
    public SentryIssueStatusFilter? Status { get; set; }

    /// <summary>Only issues of these levels.</summary>
    [Parameter, Filter]
    public SentryIssueLevel[] Level { get; set; } = [];

    /// <summary>Only issues assigned to one of these: a user's name or email address, <c>#team</c>, <c>me</c>, <c>my_teams</c> or <c>none</c>.</summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>Only issues with events in these environments; counts are of those.</summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Only issues with events in these releases; <c>latest</c> is the latest one.</summary>
    [Parameter, Filter]
    [ReleaseName(IsFilter = true)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>Only issues with events that have these tags: <c>@{ browser = 'Chrome'; '!customer' = 'test' }</c>.</summary>
    [Parameter, Filter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Only issues first seen after this time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? FirstSeenAfter { get; set; }

    /// <summary>Only issues first seen before this time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? FirstSeenBefore { get; set; }

    /// <summary>Only issues last seen after this time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? LastSeenAfter { get; set; }

    /// <summary>Only issues last seen before this time.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? LastSeenBefore { get; set; }

    /// <summary>Only issues with events since this time; goes with <c>-End</c>.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>Only issues with events until this time; goes with <c>-Start</c>.</summary>
    [Parameter, Filter]
    [ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>Only issues with events in the last period, such as <c>24h</c> or <c>14d</c>. Sentry's default and most is 90 days.</summary>
    [Parameter, Filter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    /// <summary>By what to sort; the latest event first if it is not given.</summary>
    [Parameter, Filter]
    public SentryIssueSort? Sort { get; set; }

    /// <summary>
    /// How many parts of the listing are read at once; 1, one after another, if it is not given. With more the issues come
    /// in no order, and sooner where the way to the server is long.
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

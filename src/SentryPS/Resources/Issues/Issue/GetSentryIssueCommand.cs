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
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Terms of Sentry's search language, besides those that the other parameters make.</summary>
    [Parameter]
    [AllowEmpty]
    [ArgumentCompleter(typeof(QueryCompleter))]
    public string? Query { get; set; }

    /// <summary>Only issues in this state. The default is Unresolved, or with <c>-Query</c> what that says.</summary>
    [Parameter]
    public SentryIssueStatusFilter? Status { get; set; }

    /// <summary>Only issues of these levels.</summary>
    [Parameter]
    public SentryIssueLevel[] Level { get; set; } = [];

    /// <summary>Only issues assigned to one of these: a user's name or email address, <c>#team</c>, <c>me</c>, <c>my_teams</c> or <c>none</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>Only issues with events in these environments; counts are of those.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Only issues with events in these releases; <c>latest</c> is the latest one.</summary>
    [Parameter]
    [ReleaseName(IsFilter = true)]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];

    /// <summary>Only issues with events that have these tags: <c>@{ browser = 'Chrome'; '!customer' = 'test' }</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Only issues first seen after this time.</summary>
    [Parameter]
    public DateTime? FirstSeenAfter { get; set; }

    /// <summary>Only issues first seen before this time.</summary>
    [Parameter]
    public DateTime? FirstSeenBefore { get; set; }

    /// <summary>Only issues last seen after this time.</summary>
    [Parameter]
    public DateTime? LastSeenAfter { get; set; }

    /// <summary>Only issues last seen before this time.</summary>
    [Parameter]
    public DateTime? LastSeenBefore { get; set; }

    /// <summary>Only issues with events since this time; goes with <c>-End</c>.</summary>
    [Parameter]
    public DateTime? Start { get; set; }

    /// <summary>Only issues with events until this time; goes with <c>-Start</c>.</summary>
    [Parameter]
    public DateTime? End { get; set; }

    /// <summary>Only issues with events in the last period, such as <c>24h</c> or <c>14d</c>. Sentry's default and most is 90 days.</summary>
    [Parameter]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    /// <summary>By what to sort; the latest event first if it is not given.</summary>
    [Parameter]
    public SentryIssueSort? Sort { get; set; }

    /// <summary>
    /// How many parts of the listing are read at once; 1, one after another, if it is not given. With more the issues come
    /// in no order, and sooner where the way to the server is long.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 8)]
    public int ThrottleLimit { get; set; } = 1;

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override IEnumerable<string> Filters =>
    [
        nameof(Project), nameof(Query), nameof(Status), nameof(Level), nameof(AssignedTo), nameof(Environment), nameof(Release), nameof(Tag),
        nameof(FirstSeenAfter), nameof(FirstSeenBefore), nameof(LastSeenAfter), nameof(LastSeenBefore), nameof(Start), nameof(End),
        nameof(StatsPeriod), nameof(Sort), nameof(ThrottleLimit),
    ];

    // Counts of issues are estimates once there are many.
    private protected override bool IsCountEstimated => true;

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
        if (ThrottleLimit > 1 && (Sort is not null || PagingParameters.IncludeTotalCount))
        {
            throw SentryException.InvalidInput("-ThrottleLimit reads parts of the listing at once: there is no order to -Sort, and no total to count.");
        }
    }

    private protected override void WriteListings()
    {
        if (ThrottleLimit > 1)
            WriteList(ListSlices());
        else
            base.WriteListings();
    }

    private protected override ApiRequest ListingRequest() => ListingRequest(ComposeQuery(), Sort);

    /// <summary>The issues of the listing in parts that are read at once, as they come.</summary>
    private IEnumerable<SentryIssue> ListSlices()
    {
        using var bar = ListingBar();
        using var requests = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        try
        {
            var guard = new ListingIntegrity(isOrdered: false);
            var slices = new IssueSlices(ThrottleLimit, request => StartPage<SentryIssue>(request, requests.Token));
            slices.Start(
                DateTimeOffset.UtcNow,
                (from, before) => ListingRequest(
                    ComposeQuery().Add("firstSeen", ">=", from).Add("firstSeen", "<", before),
                    SentryIssueSort.New));
            while (slices.Pages.Count > 0)
            {
                var arrived = Await(Task.WhenAny(slices.Pages));
                var page = Await(arrived, guard);
                var items = Await(page.Items, guard);
                guard.Pass(items.Count, page.NextCursor);
                foreach (var issue in slices.Advance(arrived, items).Where(guard.IsNew))
                {
                    yield return issue;
                }

                bar.Update(guard.Count, total: null);
            }
        }
        finally
        {
            requests.Cancel();
        }
    }

    private ApiRequest ListingRequest(IssueQuery query, SentryIssueSort? sort)
    {
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        request.Query.AddProjects(this.ProjectsOrDefault(Project));
        request.Query
            .Add("environment", Environment)
            // Sent even when it is empty: without it the server would look for unresolved issues only.
            .Add("query", query.ToString());
        Period.AddTo(request.Query);
        request.Query
            .Add("sort", sort is { } order ? WireText.Of(order) : null)
            .Add("limit", PagingParameters.PageSize());
        return request;
    }

    private IssueQuery ComposeQuery()
    {
        var status = Status ?? (string.IsNullOrWhiteSpace(Query) ? SentryIssueStatusFilter.Unresolved : SentryIssueStatusFilter.All);
        return new IssueQuery()
            .Add("is", status == SentryIssueStatusFilter.All ? [] : [WireText.Of(status)])
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
}

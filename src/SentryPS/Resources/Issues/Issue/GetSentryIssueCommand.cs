using System.Collections;

namespace SentryPS.Commands;

/// <summary>
/// Lists the issues of an organization, or gets those that are named. Without <c>-Status</c> and <c>-Query</c> the
/// unresolved ones are listed, as on Sentry's pages.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryIssue", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(SentryIssue))]
public sealed class GetSentryIssueCommand : OrganizationCmdlet
{
    private const string Scope = "event:read";

    /// <summary>An issue by id, short ID, URL or object.</summary>
    [Parameter(ParameterSetName = "Issue", Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    [IssueReferenceTransformation]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>Only issues of these projects, by slug or by id.</summary>
    [Parameter(ParameterSetName = "List", ValueFromPipelineByPropertyName = true)]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Terms of Sentry's search language, besides those that the other parameters make.</summary>
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(QueryCompleter))]
    public string? Query { get; set; }

    /// <summary>Only issues in this state. The default is Unresolved, or with <c>-Query</c> what that says.</summary>
    [Parameter(ParameterSetName = "List")]
    public SentryIssueStatusFilter? Status { get; set; }

    /// <summary>Only issues of these levels.</summary>
    [Parameter(ParameterSetName = "List")]
    public SentryIssueLevel[] Level { get; set; } = [];

    /// <summary>Only issues assigned to one of these: a user's name or email address, <c>#team</c>, <c>me</c>, <c>my_teams</c> or <c>none</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AssigneeCompleter))]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>Only issues with events in these environments; counts are of those.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Only issues with events in these releases; <c>latest</c> is the latest one.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string[] Release { get; set; } = [];

    /// <summary>Only issues with events that have these tags: <c>@{ browser = 'Chrome'; '!customer' = 'test' }</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    [ArgumentCompleter(typeof(TagCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>Only issues first seen after this time.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? FirstSeenAfter { get; set; }

    /// <summary>Only issues first seen before this time.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? FirstSeenBefore { get; set; }

    /// <summary>Only issues last seen after this time.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? LastSeenAfter { get; set; }

    /// <summary>Only issues last seen before this time.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? LastSeenBefore { get; set; }

    /// <summary>Only issues with events since this time; goes with <c>-End</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? Start { get; set; }

    /// <summary>Only issues with events until this time; goes with <c>-Start</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    public DateTime? End { get; set; }

    /// <summary>Only issues with events in the last period, such as <c>24h</c> or <c>14d</c>. Sentry's default and most is 90 days.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    /// <summary>By what to sort; the latest event first if it is not given.</summary>
    [Parameter(ParameterSetName = "List")]
    public SentryIssueSort? Sort { get; set; }

    /// <summary>
    /// How many parts of the listing are read at once; 1, one after another, if it is not given. With more the issues come
    /// in no order, and sooner where the way to the server is long.
    /// </summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateRange(1, 8)]
    public int ThrottleLimit { get; set; } = 1;

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override void CheckParameters()
    {
        Period.Validate();
        if (ThrottleLimit > 1 && (Sort is not null || PagingParameters.IncludeTotalCount))
        {
            throw SentryException.InvalidInput("-ThrottleLimit reads parts of the listing at once: there is no order to -Sort, and no total to count.");
        }
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == "Issue")
        {
            ForEachTarget(Issue, issue => WriteObject(Retrieve(issue)));
        }
        else if (ThrottleLimit > 1)
        {
            WriteList(ListSlices());
        }
        else
        {
            // Counts of issues are estimates once there are many.
            WriteList<SentryIssue>(ListRequest(ComposeQuery(), Sort), isCountEstimated: true);
        }
    }

    private SentryIssue Retrieve(SentryIssueReference issue)
    {
        issue.RequireValidFor(ActiveConnection.Url);
        var organization = issue.Organization ?? RequiredOrganization;
        return Fetch<SentryIssue>(
            new(ApiMethod.Get, $"organizations/{organization}/issues/{issue.Key}/") { Organization = organization, Scope = Scope });
    }

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
                (from, before) => ListRequest(
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

    private ApiRequest ListRequest(IssueQuery query, SentryIssueSort? sort)
    {
        var organization = RequiredOrganization;
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/issues/") { Organization = organization, Scope = Scope };
        request.Query.AddProjects(ProjectsOrDefault(Project));
        request.Query
            .Add("environment", Environment)
            // Sent even when it is empty: without it the server would look for unresolved issues only.
            .Add("query", query.ToString());
        Period.AddTo(request.Query);
        request.Query
            .Add("sort", sort?.ToString().ToLowerInvariant())
            .Add("limit", PagingParameters.PageSize());
        return request;
    }

    private IssueQuery ComposeQuery()
    {
        var status = Status ?? (string.IsNullOrWhiteSpace(Query) ? SentryIssueStatusFilter.Unresolved : SentryIssueStatusFilter.All);
        return new IssueQuery()
            .Add("is", status == SentryIssueStatusFilter.All ? [] : [status.ToString().ToLowerInvariant()])
            .Add("level", [.. Level.Select(level => level.ToString().ToLowerInvariant())])
            .Add("assigned", AssignedTo)
            .Add("release", Release)
            .AddTags(Tag ?? [])
            .Add("firstSeen", ">", FirstSeenAfter)
            .Add("firstSeen", "<", FirstSeenBefore)
            .Add("lastSeen", ">", LastSeenAfter)
            .Add("lastSeen", "<", LastSeenBefore)
            .AddRaw(Query);
    }
}

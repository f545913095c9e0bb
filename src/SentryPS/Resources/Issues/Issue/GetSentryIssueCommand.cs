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
    [ValidateSentryDate]
    public DateTimeOffset? FirstSeenAfter { get; set; }

    /// <summary>Only issues first seen before this time.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
    public DateTimeOffset? FirstSeenBefore { get; set; }

    /// <summary>Only issues last seen after this time.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
    public DateTimeOffset? LastSeenAfter { get; set; }

    /// <summary>Only issues last seen before this time.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
    public DateTimeOffset? LastSeenBefore { get; set; }

    /// <summary>Only issues with events since this time; goes with <c>-End</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
    public DateTimeOffset? Start { get; set; }

    /// <summary>Only issues with events until this time; goes with <c>-Start</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
    public DateTimeOffset? End { get; set; }

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

    private SentryIssueStatusFilter StatusOrDefault =>
        Status ?? (string.IsNullOrWhiteSpace(Query) ? SentryIssueStatusFilter.Unresolved : SentryIssueStatusFilter.All);

    private TimeRange Period => new(Start, End, StatsPeriod);

    private protected override void CheckParameters()
    {
        Period.Validate();
        if (ThrottleLimit > 1 && (Sort is not null || PagingParameters.Skip > 0 || PagingParameters.IncludeTotalCount))
        {
            throw SentryException.InvalidInput(
                "-ThrottleLimit reads parts of the listing at once: there is no order to -Sort or to -Skip in, and no total to count.");
        }
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == "Issue")
        {
            ForEachTarget(Issue, issue => WriteObject(Retrieve(issue)));
        }
        else
        {
            WriteIssues(ProjectIds.Resolve(this, ProjectsOrDefault(Project)));
        }
    }

    private void WriteIssues(ProjectFilter projects)
    {
        var check = new IssueFilterCheck(projects, StatusOrDefault, AssignedTo);
        if (ThrottleLimit > 1)
        {
            // The time at which an issue was first seen never changes, so no issue moves from one part to another.
            WriteList(new SlicedListing<SentryIssue>(Listings, ThrottleLimit, slice => ListRequest(projects, slice), issue => issue.FirstSeen)
            {
                Check = check.Require,
            });
        }
        else
        {
            WriteList(new Listing<SentryIssue>(Listings, ListRequest(projects, TimeSlice.All))
            {
                Check = check.Require,
                // Counts of issues are estimates once there are many.
                IsCountEstimated = true,
            });
        }
    }

    private SentryIssue Retrieve(SentryIssueReference issue)
    {
        issue.RequireValidFor(ActiveConnection.Url);
        var organization = issue.Organization ?? RequiredOrganization;
        return Fetch<SentryIssue>(
            new(ApiMethod.Get, $"organizations/{organization}/issues/{issue.Key}/") { Organization = organization, Scope = Scope });
    }

    private ApiRequest ListRequest(ProjectFilter projects, TimeSlice firstSeen)
    {
        // By the time at which issues were first seen, an issue keeps its place while its part is read.
        var sort = firstSeen == TimeSlice.All ? Sort : SentryIssueSort.New;
        var query = ComposeQuery().Add("firstSeen", ">=", firstSeen.From).Add("firstSeen", "<", firstSeen.Before);
        var organization = RequiredOrganization;
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/issues/") { Organization = organization, Scope = Scope };
        projects.AddTo(request.Query)
            .Add("environment", Environment)
            // Sent even when it is empty: without it the server would look for unresolved issues only.
            .Add("query", query.ToString());
        Period.AddTo(request.Query);
        request.Query
            .Add("sort", sort?.ToString().ToLowerInvariant())
            .Add("limit", PagingParameters.PageSize());
        return request;
    }

    private IssueQuery ComposeQuery() =>
        new IssueQuery()
            .Add("is", StatusOrDefault == SentryIssueStatusFilter.All ? [] : [StatusOrDefault.ToString().ToLowerInvariant()])
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

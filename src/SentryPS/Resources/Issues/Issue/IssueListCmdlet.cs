using System.Collections;

namespace SentryPS.Commands;

/// <summary>The filters of commands that list issues.</summary>
public abstract class IssueListCmdlet : GetCmdlet<SentryIssue>
{
    private readonly Dictionary<(SentryConnection, string), List<string>> _assignees = [];

    private protected IssueListCmdlet()
    {
    }

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
    /// Only issues in these states. If it is not given, the default is <c>Unresolved</c>, or with <c>-Query</c> no limit.
    /// Of several, the issues in the first one come first.
    /// </summary>
    [Parameter, Filter]
    public SentryIssueStatusFilter[] Status { get; set; } = [];

    /// <summary>Only issues of these levels.</summary>
    [Parameter, Filter]
    public SentryIssueLevel[] Level { get; set; } = [];

    /// <summary>
    /// Only issues assigned to one of these: a user by email address, user name or full name, a team by slug
    /// (<c>#backend-team</c>, or <c>backend-team</c> where no user is called that), <c>me</c> for the user of the token,
    /// <c>my_teams</c> for that user's teams, <c>none</c> for issues that nobody is assigned to.
    /// </summary>
    [Parameter, Filter]
    [ValidateNotNullOrEmpty]
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

    /// <summary>Only issues whose first event came in after this time. A time without a zone is local time; <c>7d</c> is seven days ago.</summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? FirstSeenAfter { get; set; }

    /// <summary>Only issues whose first event came in before this time. A time without a zone is local time; <c>7d</c> is seven days ago.</summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? FirstSeenBefore { get; set; }

    /// <summary>Only issues whose latest event came in after this time. A time without a zone is local time; <c>7d</c> is seven days ago.</summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? LastSeenAfter { get; set; }

    /// <summary>Only issues whose latest event came in before this time. A time without a zone is local time; <c>7d</c> is seven days ago.</summary>
    [Parameter, Filter]
    [SentryTime, ValidateSentryDate]
    public DateTime? LastSeenBefore { get; set; }

    /// <summary>The states to list one after another: Sentry's search takes one at a time.</summary>
    private protected IReadOnlyList<SentryIssueStatusFilter> States =>
        Status.Contains(SentryIssueStatusFilter.All) ? [SentryIssueStatusFilter.All]
        : Status.Length > 0 ? [.. Status.Distinct()]
        : [string.IsNullOrWhiteSpace(Query) ? SentryIssueStatusFilter.Unresolved : SentryIssueStatusFilter.All];

    /// <summary>The projects whose issues are listed.</summary>
    private protected ProjectFilter ResolveProjects() => ProjectIds.Resolve(this, this.ProjectsOrDefault(Project));

    /// <summary>Sees that the server heeds the filters.</summary>
    private protected IssueFilterCheck CheckFor(ProjectFilter projects, SentryIssueStatusFilter state) => new(projects, state, ResolveAssignees());

    /// <summary>The request for issues that the filters let through.</summary>
    private protected ApiRequest ListingRequest(
        ProjectFilter projects, SentryIssueStatusFilter state, TimeSlice firstSeen, TimeRange period, SentryIssueSort? sort, int limit)
    {
        var query = ComposeQuery(state).Add("firstSeen", ">=", firstSeen.From).Add("firstSeen", "<", firstSeen.Before);
        var request = ListRequest(ApiMethod.Get, Resource.ReadScope);
        projects.AddTo(request.Query)
            .Add("environment", Environment)
            // Sent even when it is empty: without it the server would look for unresolved issues only.
            .Add("query", query.ToString());
        period.AddTo(request.Query);
        request.Query
            .Add("sort", sort is { } order ? WireText.Of(order) : null)
            .Add("limit", limit);
        return request;
    }

    /// <summary>Those of <c>-AssignedTo</c> as the search knows them, looked up once in each organization.</summary>
    private List<string> ResolveAssignees()
    {
        var place = (ActiveConnection, RequiredOrganization);
        if (!_assignees.TryGetValue(place, out var found))
        {
            var wire = new BulkWire(ActiveConnection.Transport, Observer, StopToken);
            _assignees[place] = found = [.. AssignedTo.Select(name => Await(IssueAssignee.FindForSearchAsync(RequiredOrganization, name, wire)))];
        }

        return found;
    }

    private IssueQuery ComposeQuery(SentryIssueStatusFilter state) =>
        new IssueQuery()
            .Add("is", state == SentryIssueStatusFilter.All ? [] : [WireText.Of(state)])
            .Add("level", [.. WireText.AllOf(Level)])
            .Add("assigned", ResolveAssignees())
            .Add("release", [.. WireText.AllOf(ContainerOr(Release, typeof(SentryRelease)))])
            .AddTags(Tag ?? [])
            .Add("firstSeen", ">", FirstSeenAfter)
            .Add("firstSeen", "<", FirstSeenBefore)
            .Add("lastSeen", ">", LastSeenAfter)
            .Add("lastSeen", "<", LastSeenBefore)
            .AddRaw(Query);
}

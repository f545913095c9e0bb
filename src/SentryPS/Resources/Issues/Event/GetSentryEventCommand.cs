namespace SentryPS.Commands;

/// <summary>Lists the events of issues or projects, the latest first, or gets one of them.</summary>
[Cmdlet(VerbsCommon.Get, "SentryEvent", DefaultParameterSetName = "List", SupportsPaging = true)]
[Serves(
    "listOrganizationIssueEvents", "getOrganizationIssueEvent", "listProjectEvents", "getProjectEvent", "resolveOrganizationEventId")]
[OutputType(typeof(SentryEvent))]
public sealed class GetSentryEventCommand : OrganizationCmdlet
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an
    /// issue, or an event of it. A piped project stands for its own events. The id of an event, wherever it was found,
    /// gets that event.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [IssueName(TakesEventIds = true, Within = [typeof(SentryProject)])]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>The project whose events are listed, or that has the event of <c>-EventId</c>; by slug or id.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Reads whole events, with stack traces, breadcrumbs and contexts. They can be a hundred times as large.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Full { get; set; }

    /// <summary>Gets the latest event of the issue, whole.</summary>
    [Parameter(ParameterSetName = "Latest", Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>Gets the oldest event of the issue that Sentry still has, whole.</summary>
    [Parameter(ParameterSetName = "Oldest", Mandatory = true)]
    public SwitchParameter Oldest { get; set; }

    /// <summary>Gets the event that Sentry holds to tell most, whole.</summary>
    [Parameter(ParameterSetName = "Recommended", Mandatory = true)]
    public SwitchParameter Recommended { get; set; }

    /// <summary>
    /// The id of one event, which is then read whole: 32 hexadecimal digits, with or without dashes. Without an issue
    /// and a project, the whole organization is searched, which Sentry allows once a second.
    /// </summary>
    [Parameter(ParameterSetName = "EventId", Mandatory = true)]
    [ValidateEventId]
    public string? EventId { get; set; }

    /// <summary>Only events in these environments.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>
    /// Only events since this time. Goes together with <c>-End</c>, and not with <c>-StatsPeriod</c>. A time without a
    /// zone is local time.
    /// </summary>
    [Parameter(ParameterSetName = "List")]
    [SentryTime, ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only events until this time. Goes together with <c>-Start</c>. A time without a zone is local time; <c>7d</c> is seven days ago.
    /// </summary>
    [Parameter(ParameterSetName = "List")]
    [SentryTime, ValidateSentryDate]
    public DateTime? End { get; set; }

    /// <summary>
    /// Only events of the last period: a number and a unit (<c>s</c>, <c>m</c>, <c>h</c>, <c>d</c> or <c>w</c> for
    /// seconds, minutes, hours, days and weeks), such as <c>24h</c> or <c>14d</c>. Without it, and without
    /// <c>-Start</c> and <c>-End</c>, Sentry looks at the last 90 days.
    /// </summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateStatsPeriod]
    public string? StatsPeriod { get; set; }

    /// <summary>Only events that these terms of Sentry's search language find, such as <c>os:Linux</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    [AllowEmpty]
    public string? Query { get; set; }

    private protected override bool TakesContainers => true;

    private TimeRange Period => new(Start, End, StatsPeriod);

    /// <summary>The last segment of an event's path: its id, or the name that Sentry has for it.</summary>
    private string? EventKey => ParameterSetName switch
    {
        "Latest" => "latest",
        "Oldest" => "oldest",
        "Recommended" => "recommended",
        "EventId" => EventIds.Normalize(EventId!),
        _ => null,
    };

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
        if (Issue.Length > 0 && Project is not null)
            throw SentryException.InvalidInput("Give -Issue or -Project, but not both: an issue is of one project.");
    }

    private protected override void ProcessInput()
    {
        if (Issue.Length > 0)
            ForEachTarget(Issue, WriteEventsOf);
        else if (Project is not null)
            ForEachTarget([Project], project => WriteEventsOfProject(project.Value));
        else if (EventId is not null)
            WriteObject(EventLookup.Find(this, EventKey!));
        else
            throw SentryException.InvalidInput("Which events? Give -Issue, -Project or -EventId, or pipe an issue or a project.");
    }

    private void WriteEventsOf(SentryIssueReference target)
    {
        if (target.EventId is { } id)
            WriteObject(EventLookup.Find(this, id));
        else if (target.IsContainer && target.Facts!.Resource!.Type == typeof(SentryProject))
            WriteEventsOfProject(target.Value);
        else if (target.IsContainer)
            throw SentryException.InvalidInput("Sentry lists the events of an issue or of a project: pipe one of those.", target);
        else if (EventKey is { } key)
            WriteObject(Complete(Fetch<SentryEvent>(Request($"organizations/{RequiredOrganization}/issues/{target.Value}/events/{key}/", "event:read")), target));
        else
            WriteListing(Request($"organizations/{RequiredOrganization}/issues/{target.Value}/events/", "event:read"), item => Complete(item, target));
    }

    private void WriteEventsOfProject(string project)
    {
        if (EventId is not null)
            WriteObject(Fetch<SentryEvent>(Request($"projects/{RequiredOrganization}/{project}/events/{EventKey}/", "project:read")));
        else if (EventKey is not null || Environment.Length > 0 || !string.IsNullOrWhiteSpace(Query))
            throw SentryException.InvalidInput("Of a project, Sentry lists all events: -Latest, -Oldest, -Recommended, -Environment and -Query are for those of an issue.");
        else
            WriteListing(Request($"projects/{RequiredOrganization}/{project}/events/", "project:read"), item => item);
    }

    private void WriteListing(ApiRequest request, Func<SentryEvent, SentryEvent> complete)
    {
        Period.AddTo(request.Query);
        request.Query
            .Add("full", Full ? "true" : null)
            .Add("query", string.IsNullOrWhiteSpace(Query) ? null : Query)
            .Add("per_page", PagingParameters.PageSize());
        WriteList(new Listing<SentryEvent>(Listings, request) { TimeOf = item => item.DateCreated }, complete);
    }

    private ApiRequest Request(FormattableString path, string scope)
    {
        var request = new ApiRequest(ApiMethod.Get, path)
        {
            Organization = RequiredOrganization,
            Scope = scope,
            HasOffsetCursors = true,
            GrowingPeriod = Period.Length,
        };
        request.Query.Add("environment", Environment);
        return request;
    }

    /// <summary>Rows of a listing do not say which issue they belong to; the next cmdlet in the pipeline wants to know.</summary>
    private static SentryEvent Complete(SentryEvent item, SentryIssueReference issue)
    {
        item.IssueId ??= issue.Value;
        return item;
    }
}

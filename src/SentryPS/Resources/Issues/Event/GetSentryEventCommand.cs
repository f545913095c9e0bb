namespace SentryPS.Commands;

/// <summary>Lists the events of issues, the latest first, or gets one of them.</summary>
[Cmdlet(VerbsCommon.Get, "SentryEvent", DefaultParameterSetName = "List", SupportsPaging = true)]
[Serves("listOrganizationIssueEvents", "getOrganizationIssueEvent")]
[OutputType(typeof(SentryEvent))]
public sealed class GetSentryEventCommand : OrganizationCmdlet
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an
    /// issue, or an event of it.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

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

    /// <summary>The id of one event, which is then read whole: 32 hexadecimal digits, with or without dashes.</summary>
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
    [ValidateSentryDate]
    public DateTime? Start { get; set; }

    /// <summary>
    /// Only events until this time. Goes together with <c>-Start</c>. A time without a zone is local time.
    /// </summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateSentryDate]
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

    private TimeRange Period => new(Start, End, StatsPeriod);

    /// <summary>The last segment of an event's path: its id, or the name that Sentry has for it.</summary>
    private string? EventKey => ParameterSetName switch
    {
        "Latest" => "latest",
        "Oldest" => "oldest",
        "Recommended" => "recommended",
        "EventId" => EventId!.Replace("-", "").ToLowerInvariant(),
        _ => null,
    };

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Period.Validate();
    }

    private protected override void ProcessInput() => ForEachTarget(Issue, issue =>
    {
        var organization = RequiredOrganization;
        if (EventKey is { } key)
        {
            var request = Request($"organizations/{organization}/issues/{issue.Value}/events/{key}/", organization);
            WriteObject(Complete(Fetch<SentryEvent>(request), issue));
        }
        else
        {
            var request = Request($"organizations/{organization}/issues/{issue.Value}/events/", organization);
            Period.AddTo(request.Query);
            request.Query
                .Add("full", Full ? "true" : null)
                .Add("query", string.IsNullOrWhiteSpace(Query) ? null : Query)
                .Add("per_page", PagingParameters.PageSize());
            var listing = new Listing<SentryEvent>(Listings, request) { TimeOf = item => item.DateCreated };
            WriteList(listing, item => Complete(item, issue));
        }
    });

    private ApiRequest Request(FormattableString path, string organization)
    {
        var request = new ApiRequest(ApiMethod.Get, path)
        {
            Organization = organization,
            Scope = "event:read",
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

namespace SentryPS;

/// <summary>
/// An issue: events that Sentry holds to have one cause. Emitted by Get-SentryIssue and Set-SentryIssue.
/// </summary>
[Resource(
    "organizations/{organization}/issues/", "{issue}/",
    Name = "issue", Key = nameof(Id), Read = "event:read", Write = "event:write", Delete = "event:admin")]
public sealed class SentryIssue : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>
    /// The id that people use, such as <c>BACKEND-42</c>. Null for the few kinds of issue that have none.
    /// </summary>
    public string? ShortId { get; internal set; }

    /// <summary>What went wrong: an exception's type and message, or a log message.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>Where it went wrong: a function, a module or a transaction.</summary>
    public string? Culprit { get; internal set; }

    /// <summary>
    /// <c>fatal</c>, <c>error</c>, <c>warning</c>, <c>info</c>, <c>debug</c>, <c>sample</c> or <c>unknown</c>.
    /// </summary>
    public string? Level { get; internal set; }

    /// <summary>
    /// <c>unresolved</c>, <c>resolved</c>, <c>ignored</c> (archived), or for a while <c>reprocessing</c> and the like.
    /// </summary>
    public string? Status { get; internal set; }

    /// <summary>
    /// <c>new</c>, <c>ongoing</c>, <c>escalating</c>, <c>regressed</c>, <c>archived_until_escalating</c> and the like.
    /// </summary>
    public string? Substatus { get; internal set; }

    /// <summary><c>high</c>, <c>medium</c> or <c>low</c>.</summary>
    public string? Priority { get; internal set; }

    /// <summary>The slug of the project that the issue belongs to.</summary>
    [Json("project/slug")]
    public string? Project { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
    [Json("project/id")]
    public string? ProjectId { get; internal set; }

    /// <summary>The name of the project that people read.</summary>
    [Json("project/name")]
    public string? ProjectName { get; internal set; }

    /// <summary>
    /// To whom the issue is assigned: a user's email address, or a team's slug as <c>#team</c>. Null if to nobody.
    /// </summary>
    public string? AssignedTo => Assignee?.ToString();

    /// <summary>The name of the user, or the slug of the team. Null if nobody is assigned.</summary>
    public string? AssignedToName => Assignee?.Name;

    /// <summary>The numeric id of the user or the team. Null if nobody is assigned.</summary>
    public string? AssignedToId => Assignee?.Id;

    /// <summary>How many events there are, within the filters of the listing that the issue comes from.</summary>
    [Json("count")]
    public long Events { get; internal set; }

    /// <summary>How many users were affected.</summary>
    [Json("userCount")]
    public long Users { get; internal set; }

    /// <summary>When the first event came in. Null where the listing left it out.</summary>
    public DateTime? FirstSeen { get; internal set; }

    /// <summary>When the latest event came in. Null where the listing left it out.</summary>
    public DateTime? LastSeen { get; internal set; }

    /// <summary>The platform of the code, such as <c>python</c>.</summary>
    public string? Platform { get; internal set; }

    /// <summary>What is grouped: <c>error</c>, <c>transaction</c>, <c>csp</c>, <c>feedback</c> and others.</summary>
    public string? Type { get; internal set; }

    /// <summary>The finer kind, such as <c>error</c> or <c>performance_n_plus_one_db_queries</c>.</summary>
    public string? IssueType { get; internal set; }

    /// <summary>The kind that Sentry's pages show: <c>error</c>, <c>outage</c>, <c>db_query</c> and others.</summary>
    public string? IssueCategory { get; internal set; }

    /// <summary>The logger that the event came from.</summary>
    public string? Logger { get; internal set; }

    /// <summary>Whether the error was not handled by the program. Null where Sentry does not say.</summary>
    public bool? IsUnhandled { get; internal set; }

    /// <summary>Whether the user of the token has seen the latest state of the issue.</summary>
    public bool HasSeen { get; internal set; }

    /// <summary>Whether the user of the token has bookmarked the issue.</summary>
    public bool IsBookmarked { get; internal set; }

    /// <summary>Whether the user of the token is told of changes.</summary>
    public bool IsSubscribed { get; internal set; }

    /// <summary>Whether anyone who has the share link can read the issue.</summary>
    public bool IsPublic { get; internal set; }

    /// <summary>How many comments people have written.</summary>
    [Json("numComments")]
    public int Comments { get; internal set; }

    /// <summary>The issue's page in Sentry.</summary>
    public string? Permalink { get; internal set; }

    /// <summary>
    /// How the status came about and what ends it, such as <c>inRelease</c> or <c>ignoreUntil</c>; empty where there is
    /// no more to say.
    /// </summary>
    public SentryDictionary<object?> StatusDetails => Fields("statusDetails");

    /// <summary>
    /// What the title is made of, such as <c>type</c>, <c>value</c>, <c>filename</c> and <c>function</c>.
    /// </summary>
    public SentryDictionary<object?> Metadata => Fields("metadata");

    /// <summary>
    /// The number of events per hour or day, oldest first, for the finest period that the response has; empty where it
    /// has none.
    /// </summary>
    public SentryList<SentryStatPoint> Stats => SentryStatPoint.Read(Part("stats"));

    /// <summary>The short ID, or the id where there is none.</summary>
    public override string ToString() => ShortId ?? Id;

    /// <summary>The user or team that the issue is assigned to.</summary>
    [Json("assignedTo")]
    internal SentryActor? Assignee { get; set; }

    internal override string Key => Id;
}

namespace SentryPS;

/// <summary>One event of an issue: an error that happened once. Emitted by Get-SentryEvent.</summary>
[Resource("organizations/{organization}/issues/{issue}/events/", "{event}/", Name = "event", Read = "event:read")]
public sealed class SentryEvent : SentryObject
{
    /// <summary>The event's id: 32 hexadecimal digits.</summary>
    [Json("eventID")]
    public string Id { get; internal set; } = "";

    /// <summary>
    /// The numeric id of the issue, or what the event was asked by where the server does not repeat it.
    /// </summary>
    [Json("groupID")]
    public string? IssueId { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
    [Json("projectID")]
    public string? ProjectId { get; internal set; }

    /// <summary>What went wrong.</summary>
    public string? Title { get; internal set; }

    /// <summary>The message that the program logged. Often empty where an exception says it all.</summary>
    public string? Message { get; internal set; }

    /// <summary>The file or URL that the event points to.</summary>
    public string? Location { get; internal set; }

    /// <summary>The function, module or transaction that the event points to.</summary>
    public string? Culprit { get; internal set; }

    /// <summary><c>error</c>, <c>default</c>, <c>csp</c> and others.</summary>
    [Json("event.type"), Json("type")]
    public string? Type { get; internal set; }

    /// <summary>The platform of the code, such as <c>javascript</c>.</summary>
    public string? Platform { get; internal set; }

    /// <summary>When the event happened.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When Sentry received it. Null in listings without <c>-Full</c>.</summary>
    public DateTime? DateReceived { get; internal set; }

    /// <summary>
    /// Who was using the program: email address, login name, id or network address. Null if the event does not say.
    /// </summary>
    public string? User => UserEmail ?? UserName ?? UserId ?? UserIPAddress ?? UserFullName;

    /// <summary>The program's own id of the user.</summary>
    [Json("user/id")]
    public string? UserId { get; internal set; }

    /// <summary>The user's email address.</summary>
    [Json("user/email")]
    public string? UserEmail { get; internal set; }

    /// <summary>The user's login name.</summary>
    [Json("user/username")]
    public string? UserName { get; internal set; }

    /// <summary>The user's full name.</summary>
    [Json("user/name")]
    public string? UserFullName { get; internal set; }

    /// <summary>The user's network address.</summary>
    [Json("user/ip_address")]
    public string? UserIPAddress { get; internal set; }

    /// <summary>The event's tags by key.</summary>
    public SentryDictionary<string?> Tags { get; internal set; } = new();

    /// <summary>The level, from the tag of that name.</summary>
    public string? Level => Tag("level");

    /// <summary>The environment, from the tag of that name.</summary>
    public string? Environment => Tag("environment");

    /// <summary>
    /// The version of the release, from the tag of that name, else from the release that the event was matched with.
    /// </summary>
    public string? Release => Tag("release") ?? MatchedRelease;

    /// <summary>The distribution within the release. Null in listings without <c>-Full</c>.</summary>
    public string? Dist { get; internal set; }

    /// <summary>The size of the event as Sentry stores it, in bytes. Null in listings without <c>-Full</c>.</summary>
    public long? Size { get; internal set; }

    /// <summary>The id of the event after this one in its issue. Null for the latest, and in listings.</summary>
    [Json("nextEventID")]
    public string? NextEventId { get; internal set; }

    /// <summary>The id of the event before this one in its issue. Null for the oldest, and in listings.</summary>
    [Json("previousEventID")]
    public string? PreviousEventId { get; internal set; }

    /// <summary>
    /// The exceptions that the event reports, the last one thrown first and what caused it after it; empty for events
    /// without, and in listings without <c>-Full</c>.
    /// </summary>
    public SentryList<SentryExceptionValue> Exceptions => SentryExceptionValue.Read(Entries);

    /// <summary>
    /// The threads of the program, as native crashes and some platforms report them; empty for other events, and in
    /// listings without <c>-Full</c>.
    /// </summary>
    public SentryList<SentryThread> Threads => SentryThread.Read(Entries);

    /// <summary>
    /// The calls that led to the event, the latest first: of the last exception that has a stack trace, else of the
    /// event itself, else of the thread that crashed; empty where there are none, and in listings without <c>-Full</c>.
    /// </summary>
    public SentryList<SentryStackFrame> StackTrace => SentryStackFrame.Of(this);

    /// <summary>
    /// What the SDK knew of device, system, runtime and the like, by name; empty in listings without <c>-Full</c>.
    /// </summary>
    public SentryDictionary<object?> Contexts => Fields("contexts");

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>
    /// The event's parts (exception, stack trace, breadcrumbs, request, …), each with <c>type</c> and <c>data</c>; none
    /// in listings without <c>-Full</c>.
    /// </summary>
    internal IReadOnlyList<object?> Entries => Part("entries") as object?[] ?? [];

    [Json("release/version"), Json("release")]
    internal string? MatchedRelease { get; set; }

    internal override string Key => Id;

    private string? Tag(string key) => Tags.TryGetValue(key, out var value) ? value : null;
}

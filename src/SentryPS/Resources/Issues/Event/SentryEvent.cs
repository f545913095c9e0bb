namespace SentryPS;

/// <summary>One event of an issue: an error that happened once. Emitted by Get-SentryEvent.</summary>
[Resource("organizations/{organization}/issues/{issue}/events/", "{event}/", Name = "event", Read = "event:read")]
public sealed class SentryEvent : SentryObject
{
    /// <summary>The event's id: 32 hexadecimal digits.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The numeric id of the issue, or what the event was asked by where the server does not repeat it.</summary>
    public string? IssueId { get; internal set; }

    /// <summary>The numeric id of the project.</summary>
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
    public string? Type { get; internal set; }

    /// <summary>The platform of the code, such as <c>javascript</c>.</summary>
    public string? Platform { get; internal set; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? DateCreated { get; internal set; }

    /// <summary>When Sentry received it. Null in listings without <c>-Full</c>.</summary>
    public DateTimeOffset? DateReceived { get; internal set; }

    /// <summary>Who was using the program. Null if the event does not say.</summary>
    public SentryEventUser? User { get; internal set; }

    /// <summary>The event's tags by key.</summary>
    public IReadOnlyDictionary<string, string?> Tags { get; internal set; } = new Dictionary<string, string?>();

    /// <summary>The level, from the tag of that name.</summary>
    public string? Level => Tag("level");

    /// <summary>The environment, from the tag of that name.</summary>
    public string? Environment => Tag("environment");

    /// <summary>The version of the release, from the tag of that name.</summary>
    public string? Release => Tag("release");

    /// <summary>The distribution within the release. Null in listings without <c>-Full</c>.</summary>
    public string? Dist { get; internal set; }

    /// <summary>The size of the event as Sentry stores it, in bytes. Null in listings without <c>-Full</c>.</summary>
    public long? Size { get; internal set; }

    /// <summary>The id of the event after this one in its issue. Null for the latest, and in listings.</summary>
    public string? NextEventId { get; internal set; }

    /// <summary>The id of the event before this one in its issue. Null for the oldest, and in listings.</summary>
    public string? PreviousEventId { get; internal set; }

    /// <summary>
    /// The event's parts (exception, stack trace, breadcrumbs, request, …), each with <c>type</c> and <c>data</c>; empty
    /// in listings without <c>-Full</c>.
    /// </summary>
    public IReadOnlyList<object?> Entries => Part("entries") as object?[] ?? [];

    /// <summary>
    /// The exceptions that the event reports, the last one thrown first and what caused it after it; empty for events
    /// without, and in listings without <c>-Full</c>.
    /// </summary>
    public IReadOnlyList<SentryExceptionValue> Exceptions => SentryExceptionValue.Read(Entries);

    /// <summary>What the SDK knew of device, system, runtime and the like, by name; empty in listings without <c>-Full</c>.</summary>
    public IDictionary<string, object?> Contexts => Part("contexts") as IDictionary<string, object?> ?? EmptyObject;

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private string? Tag(string key) => Tags.TryGetValue(key, out var value) ? value : null;

    internal override string Key => Id;
}

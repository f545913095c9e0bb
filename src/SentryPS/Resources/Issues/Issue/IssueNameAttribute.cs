namespace SentryPS.Binding;

/// <summary>Marks a parameter that names issues: by id, short ID or URL, or by an issue or an event of it.</summary>
internal sealed class IssueNameAttribute() : NameAttribute(typeof(SentryIssue))
{
    /// <summary>Whether the id of an event stands for that event, or its issue.</summary>
    public bool TakesEventIds { get; init; }

    private protected override string Hint => " " + SentryIssueReference.Hint;

    private protected override Array Collect(IEnumerable<SentryName> names) => names.Select(SentryIssueReference.Of).ToArray();

    private protected override SentryName FromText(string text) =>
        TakesEventIds && EventIds.Normalize(text) is { } id ? SentryIssueReference.OfEvent(id) : SentryIssueReference.ReadOrComplain(text);

    private protected override SentryName? FromObject(ObjectFacts facts) =>
        (facts.Text(nameof(SentryIssue.Id)) ?? facts.Text(nameof(SentryIssue.ShortId))) is { } name ? FromFacts(name, facts) : null;

    /// <summary>An event leads to its issue, and so does a row that a person wrote with one of these columns.</summary>
    private protected override SentryName? FromRelated(ObjectFacts facts) =>
        (facts.Text(nameof(SentryEvent.IssueId)) ?? facts.Text(nameof(SentryIssue.ShortId)) ?? facts.Text("Issue")) is { } name
            ? FromFacts(name, facts)
            : null;

    private protected override SentryName InType(SentryName name) => SentryIssueReference.Of(name);

    /// <summary>A URL says itself where the issue is; of every other name the object does.</summary>
    private static SentryIssueReference FromFacts(string name, ObjectFacts facts) =>
        name.Contains("://") ? SentryIssueReference.ReadOrComplain(name) : new(name.Trim(), facts);
}

namespace SentryPS.Binding;

/// <summary>Marks a parameter that names issues: by id, short ID or URL, or by an issue or an event of it.</summary>
internal sealed class IssueNameAttribute() : NameAttribute(typeof(SentryIssue))
{
    private protected override string Hint => " " + SentryIssueReference.Hint;

    private protected override Array Collect(IEnumerable<SentryName> names) => names.Select(SentryIssueReference.Of).ToArray();

    private protected override SentryName FromText(string text) => SentryIssueReference.ReadOrComplain(text);

    private protected override SentryName? FromObject(ObjectFacts facts) =>
        facts.Text(nameof(SentryIssue.Id)) is { } id ? new SentryIssueReference(id, facts)
        : facts.Text(nameof(SentryIssue.ShortId)) is { } shortId ? SentryIssueReference.ReadOrComplain(shortId)
        : null;

    /// <summary>An event leads to its issue, and so does a row that a person wrote with one of these columns.</summary>
    private protected override SentryName? FromRelated(ObjectFacts facts) =>
        facts.Text(nameof(SentryEvent.IssueId)) is { } id ? new SentryIssueReference(id, facts)
        : (facts.Text(nameof(SentryIssue.ShortId)) ?? facts.Text("Issue")) is { } name ? SentryIssueReference.ReadOrComplain(name)
        : null;

    private protected override SentryName InType(SentryName name) => SentryIssueReference.Of(name);
}

namespace SentryPS.Commands;

/// <summary>Gets the values that a tag has in the events of issues, with how many events have each.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueTagValue", SupportsPaging = true)]
[OutputType(typeof(SentryIssueTagValue))]
public sealed class GetSentryIssueTagValueCommand : GetCmdlet<SentryIssueTagValue>
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>The key of the tag, such as <c>browser</c> or <c>user</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string Tag { get; set; } = "";

    /// <summary>Counts only events in these environments.</summary>
    [Parameter]
    [Query("environment")]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>What to sort by. The server ends after a thousand values.</summary>
    [Parameter]
    public SentryTagSort Sort { get; set; } = SentryTagSort.Count;

    private protected override void AddQuery(QueryParameters query) => query.Add("sort", WireText.Of(Sort));

    private protected override void WriteListings() =>
        WriteList(WithRatios(new Listing<SentryIssueTagValue>(Listings, ListingRequest()).Select(Complete)));

    private protected override string ValueOfHole(string hole) => hole == "tag" ? Tag : base.ValueOfHole(hole);

    private static IEnumerable<SentryIssueTagValue> WithRatios(IEnumerable<SentryIssueTagValue> values)
    {
        using var source = values.GetEnumerator();
        var first = new List<SentryIssueTagValue>();
        while (first.Count < PagingExtensions.MaximumPageSize && source.MoveNext())
            first.Add(source.Current);

        var most = first.Max(value => value.Events);
        foreach (var value in first)
            yield return Compare(value, most);

        while (first.Count == PagingExtensions.MaximumPageSize && source.MoveNext())
            yield return Compare(source.Current, most);
    }

    private static SentryIssueTagValue Compare(SentryIssueTagValue value, long? most)
    {
        value.Ratio = value.Events is { } events && most > 0 ? Math.Min(1.0, (double)events / most.Value) : null;
        return value;
    }
}

namespace SentryPS.Commands;

/// <summary>Gets the fingerprints by which events come into issues: several where issues were merged.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueHash", SupportsPaging = true)]
[OutputType(typeof(SentryIssueHash))]
public sealed class GetSentryIssueHashCommand : GetCmdlet<SentryIssueHash>
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

    /// <summary>Without it, servers send a whole event with each hash.</summary>
    private protected override void AddQuery(QueryParameters query) => query.Add("full", "0");
}

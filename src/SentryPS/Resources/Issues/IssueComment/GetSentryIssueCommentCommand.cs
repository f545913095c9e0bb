namespace SentryPS.Commands;

/// <summary>Gets the comments that people wrote about issues, the latest first.</summary>
[Cmdlet(VerbsCommon.Get, "SentryIssueComment", SupportsPaging = true)]
[OutputType(typeof(SentryIssueComment))]
public sealed class GetSentryIssueCommentCommand : GetCmdlet<SentryIssueComment>
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
}

namespace SentryPS.Commands;

/// <summary>Removes comments. Only who wrote a comment can remove it.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryIssueComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryIssueCommentCommand : RemoveCmdlet<SentryIssueComment>
{
    /// <summary>The comments by object, or by id together with <c>-Issue</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryIssueComment))]
    [Alias("Id")]
    public SentryName[] Comment { get; set; } = [];

    /// <summary>The issue that comments given by their ids belong to. Objects bring their own.</summary>
    [Parameter]
    [IssueName]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference? Issue { get; set; }

    private protected override void Remove(SentryName target) => IssueCommentAuthor.Explain(() => base.Remove(target));
}

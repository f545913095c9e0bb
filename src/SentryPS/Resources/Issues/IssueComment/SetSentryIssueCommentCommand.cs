namespace SentryPS.Commands;

/// <summary>Changes the text of comments. Only who wrote a comment can change it.</summary>
[Cmdlet(VerbsCommon.Set, "SentryIssueComment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryIssueComment))]
public sealed class SetSentryIssueCommentCommand : SetCmdlet<SentryIssueComment>
{
    /// <summary>The comments by object, or by id together with <c>-Issue</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryIssueComment))]
    [Alias("Id")]
    public SentryName[] Comment { get; set; } = [];

    /// <summary>The new text, in Markdown.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Body("text", CanClear = false, IsShown = false)]
    public string Text { get; set; } = "";

    /// <summary>The issue that comments given by their ids belong to. Objects bring their own.</summary>
    [Parameter]
    [IssueName]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference? Issue { get; set; }

    private protected override void Change(SentryName target) => IssueCommentAuthor.Explain(() => base.Change(target));

    /// <summary>The response shows the text below another name than it was sent by, without the blanks around it.</summary>
    private protected override SentryIssueComment Complete(SentryIssueComment item) => item.Text == Text.Trim()
        ? base.Complete(item)
        : throw new SentryException(
            $"Sentry accepted the change of comment '{CurrentTarget}', but its text is '{item.Text}'.", "SentryNotChanged", ErrorCategory.InvalidResult);
}

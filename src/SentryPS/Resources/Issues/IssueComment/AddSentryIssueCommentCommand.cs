namespace SentryPS.Commands;

/// <summary>Adds a comment to each of the issues.</summary>
[Cmdlet(VerbsCommon.Add, "SentryIssueComment", SupportsShouldProcess = true)]
[OutputType(typeof(SentryIssueComment))]
public sealed class AddSentryIssueCommentCommand : ResourceCmdlet<SentryIssueComment>
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

    /// <summary>What to write, in Markdown. Within an hour, an issue takes the same text from the same user once.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Text { get; set; } = "";

    /// <summary>Emits the comments.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput() => ForEachTarget(Issue, issue =>
    {
        var request = IssueCommentPost.Request(RequiredOrganization, issue.Value, Text);
        if (ShouldProcess(issue.Description, "Add a comment"))
        {
            var comment = Complete(Post(request, issue));
            if (PassThru)
                WriteObject(comment);
        }
    });

    private SentryIssueComment Post(ApiRequest request, SentryIssueReference issue)
    {
        try
        {
            var comment = Fetch<SentryIssueComment>(request);
            return comment.Id.Length > 0
                ? comment
                : throw SentryException.InvalidResponse($"Sentry answered {request.Name} without the id of the comment.");
        }
        catch (SentryException exception) when (IssueCommentPost.IsRefused(exception) && FindSame() is { } same)
        {
            return IssueCommentPost.IsDone(exception) ? same : throw new SentryException(
                $"Issue {issue} has this comment already: Sentry takes the same text of the same user once an hour.",
                "SentryAlreadyExists",
                ErrorCategory.ResourceExists,
                exception);
        }
    }

    /// <summary>The comment with this text among the latest ones. Null if there is none.</summary>
    private SentryIssueComment? FindSame() =>
        List<SentryIssueComment>(ListRequest(ApiMethod.Get, Resource.ReadScope)).Take(100).FirstOrDefault(comment => comment.Text == Text.Trim());
}

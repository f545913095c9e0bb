namespace SentryPS.Commands;

/// <summary>
/// Deletes issues with all their events, for good. The server takes its time after it has answered, but shows the issues
/// no more.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationIssues")]
[OutputType(typeof(void), typeof(SentryChangeSummary))]
public sealed class RemoveSentryIssueCommand : BulkCmdlet<SentryIssue>
{
    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event. An issue that comes twice is deleted once.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>Deletes without asking. <c>-WhatIf</c> and a typed <c>-Confirm</c> still have their effect.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Also throws away future events of the same kind. It works only for issues of errors, and only where the plan of
    /// the organization has the feature. It cannot be undone.
    /// </summary>
    [Parameter]
    public SwitchParameter Discard { get; set; }

    private protected override BulkStrategy<SentryIssue> Strategy => new IssueRemoval(Discard);

    private protected override void ProcessInput() => Change.Accept(
        this, Issue, issue => this.IsForced(Force) || ShouldProcess(issue.Description, IssueRemoval.ActionOf(Discard)));
}

namespace SentryPS.Commands;

/// <summary>
/// Merges issues of one project into one, and emits that one. Sentry chooses which of them survives; the others are found
/// under its id afterwards.
/// </summary>
[Cmdlet(VerbsData.Merge, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("updateOrganizationIssues")]
[OutputType(typeof(SentryIssue))]
public sealed class MergeSentryIssueCommand : OrganizationCmdlet
{
    private readonly IssueMerge _merge = new();
    private BulkChange<SentryIssue>? _change;

    /// <summary>
    /// The issues by id (<c>4095123</c>), short ID (<c>BACKEND-42</c>), the address of the page, or an object: an issue
    /// or an event.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IssueName]
    [Alias("IssueId", "ShortId")]
    [ArgumentCompleter(typeof(IssueCompleter))]
    public SentryIssueReference[] Issue { get; set; } = [];

    /// <summary>Merges without asking. <c>-WhatIf</c> and a typed <c>-Confirm</c> still have their effect.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private BulkChange<SentryIssue> Change => _change ??= new(_merge, new CmdletBulkHost(this), IssueMerge.Options);

    private protected override void ProcessInput() => Change.Accept(
        this, Issue, issue => this.IsForced(Force) || ShouldProcess(issue.Description, _merge.Action));

    private protected override void FinishInput()
    {
        // Half of a merge is not what was asked for, and it cannot be undone; each that is missing has been reported.
        if (Change.TakeIdentified() is not { Count: > 0 } targets)
        {
            return;
        }

        IssueMerge.Check(targets);
        var scope = targets[0].Scope;
        var ids = targets.Select(target => target.Key).ToList();
        var request = _merge.ChangeRequest(scope, ids);
        WarnOfScope(request, scope.Connection);
        var wire = new BulkWire(scope.Connection.Transport, Observer, StopToken);
        WriteObject(Await(Task.Run(() => _merge.MergeAsync(scope, ids, request, wire)).Observed()));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _change?.Close(MyInvocation.MyCommand.Name);
    }
}

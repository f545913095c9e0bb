namespace SentryPS.Commands;

/// <summary>Deletes issues with all their events, for good. The server takes its time after it has answered.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationIssues")]
[OutputType(typeof(void), typeof(SentryChangeSummary))]
public sealed class RemoveSentryIssueCommand : BulkChangeCmdlet
{
    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// Also throws away future events of the kind. Only for issues of errors, and only where the organization's plan has
    /// the feature; it cannot be undone.
    /// </summary>
    [Parameter]
    public SwitchParameter Discard { get; set; }

    private protected override string Action => Discard ? "Delete and discard all future events" : "Delete with all events";

    private protected override bool IsNoContentNotFound => false;

    private protected override bool IsConfirmed(SentryIssueReference issue) => this.IsForced(Force) || base.IsConfirmed(issue);

    private protected override ApiRequest CreateRequest(string organization) =>
        new(Discard ? ApiMethod.Put : ApiMethod.Delete, $"organizations/{organization}/issues/")
        {
            Organization = organization,
            Scope = "event:admin",
            Body = Discard ? new Dictionary<string, object?> { ["discard"] = true } : null,
        };

    /// <summary>Until the server has got round to it, it may still show the issue in a state of being deleted.</summary>
    private protected override bool IsAsAsked(IssueTarget target, SentryIssue? issue) => issue?.Status is null or "pending_deletion" or "deletion_in_progress";
}

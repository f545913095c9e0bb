namespace SentryPS.Commands;

/// <summary>
/// Merges issues of one project into one, and emits that one. Sentry chooses which of them survives; the others are found
/// under its id afterwards.
/// </summary>
[Cmdlet(VerbsData.Merge, "SentryIssue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("updateOrganizationIssues")]
[OutputType(typeof(SentryIssue))]
public sealed class MergeSentryIssueCommand : IssueChangeCmdlet
{
    private const int MostInOneRequest = 500;

    /// <summary>Merges without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Merge with the other issues";

    private protected override bool IsConfirmed(SentryIssueReference issue) => this.IsForced(Force) || base.IsConfirmed(issue);

    private protected override void Change(IReadOnlyList<IssueTarget> targets)
    {
        var identified = Identify(targets);
        if (targets.Count == 0 || FailedCount > 0)
        {
            // Half of a merge is not what was asked for, and it cannot be undone; each that is missing has been reported.
            return;
        }

        if (identified.Select(target => (target.Organization, target.ProjectId)).Distinct().Count() > 1)
        {
            throw SentryException.InvalidInput("Issues of different projects cannot be merged.", targets.Select(target => target.Input).ToArray());
        }

        if (identified.Count < 2)
        {
            throw SentryException.InvalidInput("A merge takes two issues or more.", targets[0].Input);
        }

        // Larger merges would go into several requests, and into several issues.
        if (identified.Count > MostInOneRequest)
        {
            throw SentryException.InvalidInput($"A merge takes at most {MostInOneRequest} issues at once.");
        }

        var batch = IssueBatch.Of(identified, MostInOneRequest).Single();
        var survivor = Send(batch).Value?.MergeParent ?? throw SentryException.InvalidResponse(
            "Sentry answered the merge without saying which issue survived.");
        WriteObject(Fetch<SentryIssue>(new(ApiMethod.Get, $"organizations/{batch.Organization}/issues/{survivor}/")
        {
            Organization = batch.Organization,
            Scope = "event:read",
        }));
    }

    private ApiResponse<IssueDelta> Send(IssueBatch batch)
    {
        try
        {
            return Send<IssueDelta>(batch.LimitTo(new(ApiMethod.Put, $"organizations/{batch.Organization}/issues/")
            {
                Organization = batch.Organization,
                Scope = "event:write",
                Body = new Dictionary<string, object?> { ["merge"] = 1 },
                // The second of two merges would find but one issue.
                CanRepeatPost = false,
            }));
        }
        catch (SentryException exception) when (exception.IsOutcomeUnknown)
        {
            exception.RecommendedAction = "Sentry may have merged the issues all the same. Look at them with Get-SentryIssue before you try again.";
            throw;
        }
    }
}

namespace SentryPS.Commands;

/// <summary>Sets issues back to what a change found, each by the variant of its scope; what was changed since is left alone.</summary>
/// <param name="journal">What the change has found and left.</param>
/// <param name="recorded">The target in the journal for one of this command's.</param>
internal sealed class IssueUndo(IssueJournal journal, Func<BulkTarget, BulkTarget> recorded)
    : IssueUpdateStrategy([]), IBulkJournal<SentryIssue>
{
    public override string Action => "Take back the change";

    /// <summary>Every issue is looked at before it is changed back.</summary>
    public bool Lacks(BulkTarget target) => true;

    public void AddBefore(BulkTarget target, SentryIssue item)
    {
    }

    public void AddAfter(BulkTarget target, SentryIssue item) => journal.Remove(recorded(target));

    public override SentryException? ObstacleTo(BulkTarget target, SentryIssue item) => journal.IsUntouched(recorded(target), item)
        ? null
        : new($"Issue {target.Label} was changed since, so it was left as it is.", "SentryChangedSince", ErrorCategory.ResourceExists)
        {
            RecommendedAction = "Look at the issue with Get-SentryIssue, and change it with Set-SentryIssue if you want to.",
        };
}

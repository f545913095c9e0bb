namespace SentryPS.Commands;

/// <summary>What Remove-SentryIssue does to an issue.</summary>
/// <param name="isDiscard">Says that future events are thrown away too.</param>
internal sealed class IssueRemoval(bool isDiscard) : IssueStrategy
{
    public override string Action => ActionOf(isDiscard);

    public override bool IsRemoval => true;

    public static string ActionOf(bool isDiscard) => isDiscard ? "Delete and discard all future events" : "Delete with all events";

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) => ChangeRequest(
        isDiscard ? ApiMethod.Put : ApiMethod.Delete,
        scope,
        ids,
        "event:admin",
        isDiscard ? new Dictionary<string, object?> { ["discard"] = true } : null);

    /// <summary>Until the server has got round to it, it may still show the issue in a state of being deleted.</summary>
    public override BulkVerdict Judge(BulkScope scope, SentryIssue item, object? response) =>
        item.Status is "pending_deletion" or "deletion_in_progress" ? BulkVerdict.Changed : BulkVerdict.NotChanged("it is still there");
}

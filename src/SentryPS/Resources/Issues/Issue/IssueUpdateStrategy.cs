using System.Collections.Concurrent;

namespace SentryPS.Commands;

/// <summary>Sets fields of issues: all of them the same, or each as the variant of its scope says.</summary>
/// <param name="update">What is set. Null where the variants say it.</param>
internal class IssueUpdateStrategy(IssueUpdate? update) : IssueStrategy
{
    private readonly ConcurrentDictionary<BulkScope, string> _assignees = new();

    /// <summary>What is written below each issue that was changed. Null for nothing.</summary>
    public string? Comment { get; init; }

    public override string Action => update?.Description ?? "Take back the change";

    /// <summary>Finds out who is meant to care, so that the very same is looked for afterwards.</summary>
    public override async Task PrepareAsync(BulkScope home, BulkWire wire)
    {
        if (update?.Assignee is { Length: > 0 } assignee && !_assignees.ContainsKey(home))
        {
            _assignees[home] = await IssueAssignee.FindAsync(home.Organization, assignee, wire).ConfigureAwait(false);
        }
    }

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) =>
        ChangeRequest(ApiMethod.Put, scope, ids, "event:write", BodyOf(scope));

    public override BulkVerdict Judge(BulkScope scope, SentryIssue item, object? response) =>
        new IssueEvidence(item, response, UpdateOf(scope).AskedAt).Of(BodyOf(scope));

    public override ApiRequest? FollowUp(BulkScope scope, SentryIssue item) =>
        Comment is null ? null : IssueCommentPost.Request(scope.Organization, item.Id, Comment);

    public override bool IsFollowUpDone(SentryException failure) => IssueCommentPost.IsDone(failure);

    private IssueUpdate UpdateOf(BulkScope scope) => scope.Variant as IssueUpdate ?? update!;

    private IReadOnlyDictionary<string, object?> BodyOf(BulkScope scope) =>
        UpdateOf(scope).BodyFor(_assignees.TryGetValue(scope.Home, out var assignee) ? assignee : UpdateOf(scope).Assignee);
}

using System.Collections.Concurrent;

namespace SentryPS.Commands;

/// <summary>Sets fields of issues: all of them the same, or each as the variant of its scope says.</summary>
/// <param name="updates">What is set: one update for all issues, or those that are variants and have somebody to look up.</param>
internal class IssueUpdateStrategy(IReadOnlyList<IssueUpdate> updates) : IssueStrategy
{
    private readonly ConcurrentDictionary<(BulkScope Home, string Name), string> _assignees = new();

    /// <summary>What is written below each issue that was changed. Null for nothing.</summary>
    public string? Comment { get; init; }

    public override string Action => updates.Count == 1
        ? updates[0].Description
        : $"{updates[0].Description}, or to another in turn";

    /// <summary>Finds out who is meant to care, so that the very same is looked for afterwards.</summary>
    public override async Task PrepareAsync(BulkScope home, BulkWire wire)
    {
        foreach (var name in updates.Select(update => update.Assignee).Where(name => name?.Length > 0).Cast<string>())
        {
            if (!_assignees.ContainsKey((home, name)))
                _assignees[(home, name)] = await IssueAssignee.FindAsync(home.Organization, name, wire).ConfigureAwait(false);
        }
    }

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) =>
        ChangeRequest(ApiMethod.Put, scope, ids, "event:write", BodyOf(scope));

    public override BulkVerdict Judge(BulkScope scope, SentryIssue item, object? response) =>
        new IssueEvidence(item, response, UpdateOf(scope).AskedAt).Of(BodyOf(scope));

    public override ApiRequest? FollowUp(BulkScope scope, SentryIssue item) =>
        Comment is null ? null : IssueCommentPost.Request(scope.Organization, item.Id, Comment);

    public override bool IsFollowUpDone(SentryException failure) => IssueCommentPost.IsDone(failure);

    private IssueUpdate UpdateOf(BulkScope scope) => scope.Variant as IssueUpdate ?? updates[0];

    private IReadOnlyDictionary<string, object?> BodyOf(BulkScope scope)
    {
        var update = UpdateOf(scope);
        return update.BodyFor(update.Assignee is { } name && _assignees.TryGetValue((scope.Home, name), out var found) ? found : update.Assignee);
    }
}

namespace SentryPS.Commands;

/// <summary>How issues are addressed and read, whatever is done to them.</summary>
internal abstract class IssueStrategy : BulkStrategy<SentryIssue>
{
    public override string Noun => "issue";

    /// <summary>By ids the server finds issues of any state and age; a search would leave old ones out.</summary>
    public override ApiRequest ListRequest(BulkScope scope, IReadOnlyList<string> ids)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{scope.Organization}/issues/") { Organization = scope.Organization, Scope = "event:read" };
        // Without a project the server looks only into those that the user of the token is a member of.
        request.Query.Add("group", ids).Add("project", scope.Partition ?? "-1");
        return request;
    }

    public override ApiRequest ItemRequest(BulkScope scope, string key)
    {
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{scope.Organization}/issues/{key}/") { Organization = scope.Organization, Scope = "event:read" };
        request.Query.Add("collapse", ["stats", "tags", "release"]);
        return request;
    }

    public override string IdOf(SentryIssue item) => item.Id;

    /// <summary>Servers check a change against every project in scope, and some refuse several at once.</summary>
    public override string? PartitionOf(SentryIssue item) => string.IsNullOrEmpty(item.ProjectId) ? null : item.ProjectId;

    /// <summary>
    /// The request in bulk, limited to these issues. Without an id the server would take it to mean every issue, which is
    /// why this is the only place that makes one. The search for the same ids is for servers of the winter of 2024: where
    /// no id was found they changed what the search found, and without a search a thousand others.
    /// </summary>
    private protected static ApiRequest ChangeRequest(
        ApiMethod method, BulkScope scope, IReadOnlyList<string> ids, string permission, IReadOnlyDictionary<string, object?>? body, bool? canRepeat = null)
    {
        if (ids.Count == 0 || string.IsNullOrEmpty(scope.Partition))
        {
            throw new ArgumentException("A change of issues needs their ids and their project.", nameof(ids));
        }

        var request = new ApiRequest(method, $"organizations/{scope.Organization}/issues/")
        {
            Organization = scope.Organization,
            Scope = permission,
            Body = body,
            CanRepeatPost = canRepeat,
        };
        request.Query
            .Add("id", ids)
            .Add("project", scope.Partition)
            .Add("query", $"issue.id:[{string.Join(",", ids)}]");
        return request;
    }
}

using SentryPS.Api;
using SentryPS.Cmdlets;

namespace SentryPS.Tests.Bulk;

/// <summary>Resolves the issues of a <see cref="SimulatedServer"/>.</summary>
internal sealed class SimulatedResolution : BulkStrategy<SentryIssue>
{
    public override string Noun => "issue";

    public override string Action => "Resolve";

    public override ApiRequest ChangeRequest(BulkScope scope, IReadOnlyList<string> ids) => Request(ApiMethod.Put, "id", ids);

    public override ApiRequest ListRequest(BulkScope scope, IReadOnlyList<string> ids) => Request(ApiMethod.Get, "group", ids);

    public override ApiRequest ItemRequest(BulkScope scope, string key) => throw new NotSupportedException();

    public override string IdOf(SentryIssue item) => item.Id;

    public override string? PartitionOf(SentryIssue item) => null;

    public override BulkVerdict Judge(BulkScope scope, SentryIssue item, object? response) =>
        item.Status == "resolved" ? BulkVerdict.Changed : BulkVerdict.NotChanged("it is not resolved");

    private static ApiRequest Request(ApiMethod method, string name, IReadOnlyList<string> ids)
    {
        var request = new ApiRequest(method, $"organizations/acme/issues/");
        request.Query.Add(name, ids);
        return request;
    }
}

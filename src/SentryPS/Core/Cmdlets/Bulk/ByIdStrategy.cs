namespace SentryPS.Cmdlets;

/// <summary>How things are addressed whose listing takes ids, and which are changed in bulk at the address of the listing.</summary>
internal abstract class ByIdStrategy<T> : BulkStrategy<T>
    where T : SentryObject
{
    public override string Noun => Resource.Name;

    private protected static Resource Resource => Resource.Of<T>();

    public override ApiRequest ListRequest(BulkScope scope, IReadOnlyList<string> ids)
    {
        var request = Request(ApiMethod.Get, Resource.ListPath, scope, Resource.ReadScope);
        request.Query.Add("id", ids).Add("per_page", PagingExtensions.MaximumPageSize);
        return request;
    }

    public override ApiRequest ItemRequest(BulkScope scope, string key) =>
        Request(ApiMethod.Get, Resource.ItemPath!, scope, Resource.ReadScope, key);

    /// <summary>Nothing but the ids divides these things.</summary>
    public override string? PartitionOf(T item) => "";

    public override string IdOf(T item) => item.Key ?? "";

    /// <summary>One id that is unknown, or one thing that cannot be changed so, has the server refuse all of a request.</summary>
    public override bool MayPassInParts(SentryException failure) =>
        base.MayPassInParts(failure) || failure is SentryApiException { StatusCode: 400 or 403 };

    /// <summary>
    /// The request in bulk, limited to these ids: without one, a search or a project would be taken for the limit, and
    /// everything that these find be changed. This is the only place that makes such a request.
    /// </summary>
    private protected static ApiRequest ChangeRequest(ApiMethod method, BulkScope scope, IReadOnlyList<string> ids, object? body)
    {
        if (ids.Count == 0 || ids.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A change in bulk needs the ids of what it changes.", nameof(ids));

        var request = Request(method, Resource.ListPath, scope, method == ApiMethod.Delete ? Resource.DeleteScope : Resource.WriteScope);
        request.Body = body;
        request.Query.Add("id", ids);
        return request;
    }

    private static ApiRequest Request(ApiMethod method, string path, BulkScope scope, string? permission, string? key = null)
    {
        var request = ApiRequest.Fill(method, path, hole => hole == Resource.KeyHole && key is not null ? key : scope.Organization);
        request.Organization = scope.Organization;
        request.Scope = permission;
        request.NeedsUser = Resource.NeedsUser;
        return request;
    }
}

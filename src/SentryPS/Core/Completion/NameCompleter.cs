namespace SentryPS.Completion;

/// <summary>
/// Completes what names things of a kind, from the listing that their <see cref="ResourceAttribute"/> declares.
/// </summary>
internal sealed class NameCompleter<T>() : SentryCompleter(s_source)
    where T : SentryObject
{
    private static readonly Resource s_resource = Resource.Of<T>();

    private static readonly CompletionSource s_source = new(s_resource.ListPath, RequestOf, CandidateOf);

    private static ApiRequest RequestOf(string organization)
    {
        var request = ApiRequest.Fill(ApiMethod.Get, s_resource.ListPath, _ => organization);
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        return request;
    }

    private static CompletionCandidate? CandidateOf(SentryRawObject item)
    {
        var key = char.ToLowerInvariant(s_resource.Key[0]) + s_resource.Key.Substring(1);
        return item.Text(key) is { Length: > 0 } name
            ? new(name, item.Text("name") is { Length: > 0 } words ? words : name)
            : null;
    }
}

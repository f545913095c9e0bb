namespace SentryPS.Completion;

/// <summary>A list on the server whose names can be completed.</summary>
/// <param name="Name">Tells sources apart.</param>
/// <param name="RequestOf">The request for the list, in an organization.</param>
/// <param name="CandidateOf">The name in an object of the list; null for one that has none.</param>
internal sealed record CompletionSource(
    string Name, Func<string, ApiRequest> RequestOf, Func<SentryRawObject, CompletionCandidate?> CandidateOf)
{
    public static readonly CompletionSource Organizations = new(
        "organizations",
        _ => Page(new(ApiMethod.Get, $"organizations/")),
        item => Candidate(item.Text("slug"), item.Text("name")));

    public static readonly CompletionSource Projects = new(
        "projects",
        organization => Page(new(ApiMethod.Get, $"organizations/{organization}/projects/")),
        item => Candidate(item.Text("slug"), item.Text("name")));

    public static readonly CompletionSource Environments = new(
        "environments",
        organization => new(ApiMethod.Get, $"organizations/{organization}/environments/"),
        item => Candidate(item.Text("name")));

    public static readonly CompletionSource Releases = new(
        "releases",
        organization => Page(new(ApiMethod.Get, $"organizations/{organization}/releases/")),
        item => Candidate(item.Text("version")));

    public static readonly CompletionSource Members = new(
        "members",
        organization => Page(new(ApiMethod.Get, $"organizations/{organization}/members/")),
        item => Candidate(item.Text("email"), item.Text("name")));

    public static readonly CompletionSource Teams = new(
        "teams",
        organization => Page(new(ApiMethod.Get, $"organizations/{organization}/teams/")),
        item => Candidate(item.Text("slug") is { } slug ? "#" + slug : null, item.Text("name")));

    public static readonly CompletionSource Tags = new(
        "tags",
        organization => new(ApiMethod.Get, $"organizations/{organization}/tags/"),
        item => Candidate(item.Text("key"), item.Text("name")));

    public static readonly CompletionSource Issues = new(
        "issues",
        organization => new(ApiMethod.Get, $"organizations/{organization}/issues/"),
        item => Candidate(item.Text("shortId"), item.Text("title")));

    private static ApiRequest Page(ApiRequest request)
    {
        request.Query.Add("per_page", 100);
        return request;
    }

    private static CompletionCandidate? Candidate(string? text, string? description = null) =>
        string.IsNullOrEmpty(text) ? null : new(text!, string.IsNullOrWhiteSpace(description) ? text! : description!);
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>Repositories, and the commits that releases have brought from them.</summary>
internal static class RepositoryEndpoints
{
    private const string Repositories = "organizations/{organization}/repos/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Repositories, Scopes.RepositoryRead, List);
        routes.Get(Repositories + "{repository}/commits/", Scopes.OrganizationRead, Commits);
    }

    private static Response List(ApiCall call)
    {
        var query = call.Query["query"] ?? "";
        var integration = call.Query["integration_id"];
        var isListed = ByStatus(call.Query["status"]);
        var repositories = call.Organization.Repositories
            .Where(repository => isListed(repository)
                && repository.Name.Contains(query, StringComparison.OrdinalIgnoreCase)
                && (string.IsNullOrEmpty(integration) || repository.IntegrationId == integration))
            .OrderBy(repository => repository.Name, StringComparer.Ordinal)
            .ToList();

        return call.Query.All("expand").Contains("settings")
            ? PageNumberPaginator.Respond(repositories, call, RepositoryShape.WithSettings)
            : PageNumberPaginator.Respond(repositories, call, RepositoryShape.Row);
    }

    /// <summary>A status that does not exist finds nothing.</summary>
    private static Predicate<Repository> ByStatus(string? status) => status switch
    {
        null or "" or "active" => repository => repository.Status == "active",
        "deleted" => repository => repository.Status is "pending_deletion" or "deletion_in_progress",
        _ => _ => false,
    };

    private static Response Commits(ApiCall call)
    {
        if (!long.TryParse(call.Segment("repository"), out var id))
            throw ApiFailure.BadRequest("Invalid repository ID");
        var repository = call.Organization.Repositories.Find(candidate => candidate.Id == id)
            ?? throw ApiFailure.NotFound();

        var commits = call.Organization.Releases
            .SelectMany(release => release.Commits.Select(commit => (Commit: commit, Release: release)))
            .Where(pair => pair.Commit.Repository == repository)
            .OrderByDescending(pair => pair.Commit.DateCreated)
            .ToList();
        var page = ScorePaginator.Paginate(
            commits,
            pair => pair.Commit.DateCreated.ToUnixTimeMilliseconds(),
            PageSize.FromPerPage(call.Query),
            Cursor.FromQuery(call.Query));
        var rows = page.Rows.Select(pair => Row(pair.Commit, pair.Release));
        return page.AddTo(Response.Ok(ApiJson.Array(rows)), call);
    }

    /// <summary>Seen from its repository, a commit does not tell its releases.</summary>
    private static JsonObject Row(Commit commit, Release release)
    {
        var row = ReleaseShape.Commit(commit, release);
        row.Remove("releases");
        return row;
    }
}

using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

internal static class RepositoryEndpoints
{
    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/repos/", Scopes.RepositoryRead, List);

    private static Response List(ApiCall call)
    {
        var query = call.Query["query"] ?? "";
        var repositories = call.Organization.Repositories
            .Where(repository => repository.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            .ToList();

        var page = PageNumberPaginator.Paginate(repositories, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(ReleaseShape.Repository))), call);
    }
}

using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

internal static class ProjectEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/{organization}/projects/", Scopes.OrganizationRead, List);
        routes.Get("projects/{organization}/{project}/", Scopes.ProjectRead, Detail);
    }

    private static Response List(ApiCall call)
    {
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var projects = call.Organization.Projects
            .Where(project => terms.TrueForAll(term => Matches(project, term) != term.IsNegated))
            .OrderByDescending(project => project.IsBookmarked)
            .ThenBy(project => project.Slug, StringComparer.Ordinal)
            .ToList();

        // Everything at once has no pages, and so no Link.
        if (call.Query["all_projects"] == "1")
            return Rows(call, projects);

        var page = PageNumberPaginator.Paginate(projects, call);
        return page.AddTo(Rows(call, page.Rows), call);
    }

    private static Response Rows(ApiCall call, IEnumerable<Project> projects) =>
        Response.Ok(ApiJson.Array(projects.Select(project => ProjectShape.Row(project, call.Organization))));

    private static Response Detail(ApiCall call) =>
        Response.Ok(ProjectShape.Detail(call.Project, call.Organization, call.Options.LinkHost));

    private static bool Matches(Project project, SearchTerm term) => term.Key switch
    {
        null => Contains(project.Name, term.Value) || Contains(project.Slug, term.Value),
        "id" => term.Values.Contains(ApiJson.Id(project.Id)),
        "slug" => term.Values.Contains(project.Slug),
        "team" => project.Teams.Exists(team => term.Values.Contains(team.Slug)),
        "is_member" => true,
        _ => false,
    };

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

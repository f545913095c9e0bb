using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The projects of an organization and of a team.</summary>
internal static class ProjectEndpoints
{
    private const string OfOrganization = "organizations/{organization}/projects/";
    private const string OfTeam = "teams/{organization}/{team}/projects/";
    private const string One = "projects/{organization}/{project}/";
    private static readonly string[] s_periods = ["", "24h", "14d", "30d"];

    public static void Map(ApiRoutes routes)
    {
        routes.Get(OfOrganization, Scopes.OrganizationRead, List);
        routes.Post(OfOrganization, Scopes.ProjectRead, ProjectCreation.InPersonalTeam);
        routes.Get(OfTeam, Scopes.ProjectRead, ListOfTeam);
        routes.Post(OfTeam, Scopes.ProjectWrite, ProjectCreation.InTeam);
        routes.Get(One, Scopes.ProjectRead, Detail);
        routes.Put(One, Scopes.ProjectRead, ProjectUpdate.Carry);
        routes.Delete(One, Scopes.ProjectAdmin, Delete);
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

    private static Response ListOfTeam(ApiCall call)
    {
        if (call.Query["statsPeriod"] is { } period && !s_periods.Contains(period))
        {
            var problem = new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["params"] = new JsonObject
                    {
                        ["stats_period"] = $"Invalid stats_period. Valid choices are {string.Join(", ", s_periods)}",
                    },
                },
            };
            return Response.Json(400, problem);
        }

        var projects = call.Organization.Projects
            .Where(project => project.Teams.Contains(call.Team))
            .OrderBy(project => project.Slug, StringComparer.Ordinal)
            .ToList();
        return PageNumberPaginator.Respond(projects, call, project => ProjectShape.Row(project, call.Organization));
    }

    /// <summary>The slug is free again at once, while the rest goes in the background.</summary>
    private static Response Delete(ApiCall call)
    {
        var project = call.Project;
        call.Organization.Projects.Remove(project);
        foreach (var issue in call.Organization.Issues.Where(issue => issue.Project == project))
            issue.Status = "pending_deletion";
        call.Organization.Issues.ContentChanged();
        foreach (var release in call.Organization.Releases)
            release.Projects.Remove(project);
        call.Organization.Releases.RemoveAll(release => release.Projects.Count == 0);
        call.Organization.Detectors.RemoveAll(detector => detector.Project == project);
        call.Organization.AlertRules.RemoveAll(rule => rule.Project == project);
        return Response.Empty(204);
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

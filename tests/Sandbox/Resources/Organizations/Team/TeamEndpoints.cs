using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

internal static class TeamEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        routes.Get("organizations/{organization}/teams/", Scopes.OrganizationRead, List);
        routes.Get("teams/{organization}/{team}/", Scopes.TeamRead, Detail);
    }

    private static Response List(ApiCall call)
    {
        var query = call.Query["query"] ?? "";
        var teams = call.Organization.Teams
            .Where(team => team.Slug.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(team => team.Slug, StringComparer.Ordinal)
            .ToList();

        var page = PageNumberPaginator.Paginate(teams, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(team => Row(call, team)))), call);
    }

    private static JsonObject Row(ApiCall call, Team team)
    {
        var row = UserShape.Team(team, call.Organization);
        if (call.Query["detailed"] != "0")
        {
            var projects = call.Organization.Projects.Where(project => project.Teams.Contains(team));
            row["projects"] = ApiJson.Array(projects.Select(project => ProjectShape.Row(project, call.Organization)));
        }

        return row;
    }

    private static Response Detail(ApiCall call)
    {
        var team = call.Organization.FindTeam(call.Segment("team")) ?? throw ApiFailure.NotFound();
        var detail = UserShape.Team(team, call.Organization);
        detail["organization"] = OrganizationShape.Summary(call.Organization, call.Options.LinkHost);
        return Response.Ok(detail);
    }
}

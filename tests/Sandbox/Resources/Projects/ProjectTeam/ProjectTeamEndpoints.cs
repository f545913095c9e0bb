using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Which teams work on a project.</summary>
internal static class ProjectTeamEndpoints
{
    private const string One = "projects/{organization}/{project}/teams/{team}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Post(One, Scopes.ProjectWrite, Add);
        routes.Delete(One, Scopes.ProjectWrite, Remove);
    }

    /// <summary>To add a team twice does no harm.</summary>
    private static Response Add(ApiCall call)
    {
        var project = call.Project;
        var team = Find(call);
        if (!project.Teams.Contains(team))
            project.Teams.Add(team);
        return Response.Json(201, ProjectShape.WithTeams(call.Project));
    }

    /// <summary>The response is the project without the team, and the team need not have been there.</summary>
    private static Response Remove(ApiCall call)
    {
        call.Project.Teams.Remove(Find(call));
        return Response.Ok(ProjectShape.WithTeams(call.Project));
    }

    private static Team Find(ApiCall call)
    {
        _ = call.Project;
        return call.Organization.FindTeam(call.Segment("team"))
            ?? throw new ApiFailure(Response.Detail(404, "Team does not exist."));
    }
}

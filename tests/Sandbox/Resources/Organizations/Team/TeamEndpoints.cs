using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The teams of an organization, of a project and of the caller.</summary>
internal static class TeamEndpoints
{
    private const string Teams = "organizations/{organization}/teams/";
    private const string One = "teams/{organization}/{team}/";
    private const int MaxSlug = 50;
    private const int MaxName = 64;

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Teams, Scopes.OrganizationRead, List);
        routes.Post(Teams, Scopes.TeamCreate, Create);
        routes.Get(One, Scopes.TeamRead, Detail);
        routes.Put(One, Scopes.TeamWrite, Update);
        routes.Delete(One, Scopes.TeamAdmin, Delete);
        routes.Get("organizations/{organization}/user-teams/", Scopes.OrganizationRead, ListOfCaller);
        routes.Get("projects/{organization}/{project}/teams/", Scopes.ProjectRead, ListOfProject);
    }

    private static Response List(ApiCall call)
    {
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var teams = Ordered(call.Organization.Teams.Where(team => terms.TrueForAll(term => Matches(team, term))));

        // Every team carries its projects unless they are declined.
        var withProjects = call.Query["detailed"] != "0";
        return PageNumberPaginator.Respond(teams, call, team =>
            withProjects ? TeamShape.WithProjects(call, team) : TeamShape.Row(call, team));
    }

    /// <summary>An organization or integration has no teams of its own, and all come at once.</summary>
    private static Response ListOfCaller(ApiCall call)
    {
        var me = call.Me ?? throw ApiFailure.BadRequest("This endpoint requires a user.");
        return Response.Ok(ApiJson.Array(Ordered(me.Teams).Select(team => TeamShape.WithProjects(call, team))));
    }

    private static Response ListOfProject(ApiCall call) =>
        PageNumberPaginator.Respond(Ordered(call.Project.Teams), call, team => TeamShape.Row(call, team));

    private static Response Detail(ApiCall call)
    {
        var withProjects = call.Query.All("expand").Contains("projects");
        var detail = withProjects ? TeamShape.WithProjects(call, call.Team) : TeamShape.Row(call, call.Team);
        if (!call.Query.All("collapse").Contains("organization"))
            detail["organization"] = OrganizationShape.Summary(call.Organization, call.Options.LinkHost);
        return Response.Ok(detail);
    }

    /// <summary>One of slug and name is enough. Who creates a team is on it.</summary>
    private static Response Create(ApiCall call)
    {
        var body = new BodyReader(call.Body());
        var slug = body.Slug("slug", MaxSlug);
        var name = body.Text("name", MaxName);
        if (!body.Has("slug") && !body.Has("name"))
            body.Fail("non_field_errors", "Name or slug is required");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        if (slug is not null && call.Organization.Teams.Exists(team => team.Slug == slug))
            throw new ApiFailure(Conflict());

        slug ??= Slugs.Free(name!, MaxSlug, taken => call.Organization.Teams.Exists(team => team.Slug == taken));
        var created = new Team(call.State.NextId(), slug, name ?? slug, call.State.Now);
        call.Organization.Teams.Add(created);
        call.Me?.Join(created, "admin");
        return Response.Json(201, TeamShape.Row(call, created));
    }

    private static Response Conflict()
    {
        const string Message = "A team with this slug already exists.";
        return Response.Json(409, new JsonObject
        {
            ["non_field_errors"] = new JsonArray(Message),
            ["detail"] = Message,
        });
    }

    private static Response Update(ApiCall call)
    {
        var team = call.Team;
        var body = new BodyReader(call.Body());
        var slug = body.Slug("slug", MaxSlug);
        var name = body.Text("name", MaxName);
        if (slug is not null && call.Organization.Teams.Exists(other => other.Slug == slug && other != team))
            body.Fail("slug", $"The slug \"{slug}\" is already in use.");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        team.Slug = slug ?? team.Slug;
        team.Name = name ?? team.Name;
        return Response.Ok(TeamShape.Row(call, team));
    }

    /// <summary>What the team had is left without it: projects, members and assigned issues stay.</summary>
    private static Response Delete(ApiCall call)
    {
        var team = call.Team;
        call.Organization.Teams.Remove(team);
        foreach (var project in call.Organization.Projects)
            project.Teams.Remove(team);
        foreach (var member in call.Organization.Members)
            member.Leave(team);
        foreach (var issue in call.Organization.Issues.Where(issue => issue.AssignedTo?.Team == team))
            issue.AssignedTo = null;
        call.Organization.Issues.ContentChanged();
        return Response.Empty(204);
    }

    private static List<Team> Ordered(IEnumerable<Team> teams) =>
        [.. teams.OrderBy(team => team.Slug, StringComparer.Ordinal)];

    /// <summary>A key that the search does not know finds nothing.</summary>
    private static bool Matches(Team team, SearchTerm term) => term.Key switch
    {
        null => Contains(team.Slug, term.Value) || Contains(team.Name, term.Value),
        "slug" => term.Values.Contains(team.Slug),
        "id" => term.Values.Contains(ApiJson.Id(team.Id)),
        _ => false,
    };

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

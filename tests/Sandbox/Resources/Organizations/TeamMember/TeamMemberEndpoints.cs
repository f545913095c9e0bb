using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;

namespace SentryPS.Sandbox.Resources;

/// <summary>Who is on which team, and as what.</summary>
internal static class TeamMemberEndpoints
{
    private const string One = "organizations/{organization}/members/{member}/teams/{team}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get("teams/{organization}/{team}/members/", Scopes.TeamRead, List);
        routes.Get(One, Scopes.TeamMemberWrite, call => Response.Ok(Membership(FindOnTeam(call), call.Team)));
        routes.Post(One, Scopes.TeamMemberAdd, Add);
        routes.Put(One, Scopes.TeamMemberWrite, Update);
        routes.Delete(One, Scopes.TeamMemberRemove, Remove);
    }

    /// <summary>Those who are only invited are not listed.</summary>
    private static Response List(ApiCall call)
    {
        var members = call.Organization.Members
            .Where(member => !member.IsPending && member.Teams.Contains(call.Team))
            .OrderBy(member => member.Id)
            .ToList();
        return PageNumberPaginator.Respond(members, call, member => MemberShape.OfTeam(member, call.Team));
    }

    /// <summary>
    /// Where joining needs consent and the token is not strong enough to give it, this only asks for it, and says so
    /// with the status 202.
    /// </summary>
    private static Response Add(ApiCall call)
    {
        if (call.Caller.User is null)
            return Response.Empty(401);

        var member = MemberEndpoints.Find(call);
        var team = call.Team;
        if (member.Role == "billing")
            throw new ApiFailure(Response.Detail(403, "Members with the billing role cannot be on a team."));
        if (member.Teams.Contains(team))
            return Response.Empty(204);

        if (!call.Organization.Settings["openMembership"]!.GetValue<bool>() && !MayManage(call, team))
        {
            if (!call.Organization.AccessRequests.Contains((member, team)))
                call.Organization.AccessRequests.Add((member, team));
            return Response.Empty(202);
        }

        member.Join(team);
        return Response.Json(201, TeamShape.Row(call, team));
    }

    private static Response Update(ApiCall call)
    {
        var member = FindOnTeam(call);
        var body = new BodyReader(call.Body());
        var role = body.Choice("teamRole", [.. RoleShape.OfTeams]);
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        if (!MayManage(call, call.Team))
            throw new ApiFailure(Response.Detail(400, "You do not have permission to edit that user's membership."));

        // Without roles in teams the change is accepted, and comes to nothing.
        if (role is not null && call.Options.TeamRoles)
            member.TeamRoles[call.Team] = role;
        return Response.Ok(Membership(member, call.Team));
    }

    private static Response Remove(ApiCall call)
    {
        var member = FindOnTeam(call);
        if (!MayManage(call, call.Team) && member != call.Me)
            throw ApiFailure.BadRequest("You are missing the member:admin scope.");

        member.Leave(call.Team);
        return Response.Ok(TeamShape.Row(call, call.Team));
    }

    private static Member FindOnTeam(ApiCall call)
    {
        var member = MemberEndpoints.Find(call);
        return member.Teams.Contains(call.Team) ? member : throw ApiFailure.NotFound();
    }

    private static bool MayManage(ApiCall call, Team team) =>
        call.Caller.Has("org:write", "org:admin", "team:write", "team:admin", "member:admin")
        || call.Me?.RoleIn(team) == "admin";

    private static JsonObject Membership(Member member, Team team) => new()
    {
        ["isActive"] = true,
        ["teamRole"] = member.RoleIn(team) ?? "contributor",
    };
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Teams as JSON. Some fields are about the caller.</summary>
internal static class TeamShape
{
    private static readonly string[] MemberAccess =
    [
        "alerts:read", "event:read", "event:write", "member:read", "org:read", "project:read", "project:releases",
        "team:read",
    ];

    public static JsonObject Row(ApiCall call, Team team)
    {
        var me = call.Me;
        var isMember = me?.Teams.Contains(team) == true;
        return new JsonObject
        {
            ["id"] = ApiJson.Id(team.Id),
            ["slug"] = team.Slug,
            ["name"] = team.Name,
            ["dateCreated"] = ApiJson.Date(team.DateCreated),
            ["isMember"] = isMember,
            ["teamRole"] = isMember ? me!.RoleIn(team) ?? "contributor" : null,
            ["flags"] = new JsonObject { ["idp:provisioned"] = false },
            ["access"] = ApiJson.Array(me?.Role == "owner" ? Scopes.All : MemberAccess),
            ["hasAccess"] = true,
            ["isPending"] = me is not null && call.Organization.AccessRequests.Contains((me, team)),
            ["memberCount"] = call.Organization.Members
                .Count(member => !member.IsPending && member.Teams.Contains(team)),
            ["avatar"] = UserShape.LetterAvatar(),
        };
    }

    public static JsonObject WithProjects(ApiCall call, Team team)
    {
        var row = Row(call, team);
        var projects = call.Organization.Projects.Where(project => project.Teams.Contains(team));
        row["projects"] = ApiJson.Array(projects.Select(ProjectShape.OfTeam));
        return row;
    }

    public static JsonObject Summary(Team team) => new()
    {
        ["id"] = ApiJson.Id(team.Id),
        ["slug"] = team.Slug,
        ["name"] = team.Name,
    };
}

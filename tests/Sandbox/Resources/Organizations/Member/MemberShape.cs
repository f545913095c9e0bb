using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Members as JSON.</summary>
internal static class MemberShape
{
    /// <summary>A row of a list. Those who are only invited have no user yet, and teams are not in it.</summary>
    public static JsonObject Row(Member member) => new()
    {
        ["id"] = ApiJson.Id(member.Id),
        ["email"] = member.User.Email,
        ["name"] = member.IsPending ? member.User.Email : member.User.Name,
        ["user"] = member.IsPending ? null : UserShape.User(member.User),
        ["orgRole"] = member.Role,
        ["pending"] = member.IsPending,
        ["expired"] = member.IsExpired,
        ["flags"] = new JsonObject
        {
            ["idp:provisioned"] = false,
            ["idp:role-restricted"] = false,
            ["sso:linked"] = false,
            ["sso:invalid"] = false,
            ["member-limit:restricted"] = false,
            ["partnership:restricted"] = false,
        },
        ["dateCreated"] = ApiJson.Date(member.DateCreated),
        ["inviteStatus"] = "approved",
        ["inviterName"] = member.InviterName,
    };

    public static JsonObject Detail(ApiCall call, Member member)
    {
        var detail = Row(member);
        var mayChangeRoles = call.Caller.Has("member:admin");
        detail["role"] = member.Role;
        detail["roleName"] = char.ToUpperInvariant(member.Role[0]) + member.Role[1..];
        detail["teams"] = ApiJson.Array(member.Teams.Select(team => team.Slug));
        detail["teamRoles"] = ApiJson.Array(member.Teams.Select(team => new JsonObject
        {
            ["teamSlug"] = team.Slug,
            ["role"] = member.RoleIn(team),
        }));
        // Among all the camel-cased names, this one is not.
        detail["invite_link"] = member.IsPending && mayChangeRoles
            ? $"{call.Options.LinkHost}/accept/{member.Id}/{member.InviteToken}/"
            : null;
        detail["isOnlyOwner"] = IsOnlyOwner(call.Organization, member);
        detail["orgRoleList"] = RoleShape.OrganizationRoles(mayChangeRoles);
        detail["teamRoleList"] = RoleShape.TeamRoles(mayChangeRoles);
        return detail;
    }

    public static JsonObject OfTeam(Member member, Team team)
    {
        var row = Row(member);
        row["role"] = member.Role;
        row["roleName"] = char.ToUpperInvariant(member.Role[0]) + member.Role[1..];
        row["teamRole"] = member.RoleIn(team);
        row["teamSlug"] = team.Slug;
        return row;
    }

    public static bool IsOnlyOwner(Organization organization, Member member) =>
        member.Role == "owner" && organization.Members.Count(other => other.Role == "owner" && !other.IsPending) == 1;
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>The roles of organizations and teams, from the least to the most.</summary>
internal static class RoleShape
{
    public static readonly IReadOnlyList<string> OfOrganizations = ["billing", "member", "admin", "manager", "owner"];

    public static readonly IReadOnlyList<string> OfTeams = ["contributor", "admin"];

    public static JsonArray OrganizationRoles(bool isAllowed) =>
    [
        Organization("billing", "Billing", isAllowed, "contributor", ["org:billing"]),
        Organization("member", "Member", isAllowed, "contributor", ["event:write", "org:read", "team:read"]),
        Organization("admin", "Admin", isAllowed, "admin", ["project:admin", "team:admin", "org:read"]),
        Organization("manager", "Manager", isAllowed, "admin", ["member:admin", "org:write", "project:admin"]),
        Organization("owner", "Owner", isAllowed, "admin", ["member:admin", "org:admin", "project:admin"]),
    ];

    public static JsonArray TeamRoles(bool isAllowed) =>
    [
        Team("contributor", "Contributor", isAllowed, null, ["event:write", "project:read", "team:read"]),
        Team("admin", "Team Admin", isAllowed, "admin", ["project:admin", "team:admin"]),
    ];

    private static JsonObject Organization(
        string id, string name, bool isAllowed, string minimumTeamRole, string[] scopes)
    {
        var role = Role(id, name, isAllowed, scopes);
        var isGlobal = id is "manager" or "owner";
        // Administrators of an organization are no longer made on plans that have roles in teams.
        role["isRetired"] = id == "admin";
        role["isTeamRolesAllowed"] = id != "billing";
        role["is_global"] = isGlobal;
        role["isGlobal"] = isGlobal;
        role["minimumTeamRole"] = minimumTeamRole;
        return role;
    }

    private static JsonObject Team(string id, string name, bool isAllowed, string? isMinimumRoleFor, string[] scopes)
    {
        var role = Role(id, name, isAllowed, scopes);
        role["isMinimumRoleFor"] = isMinimumRoleFor;
        return role;
    }

    private static JsonObject Role(string id, string name, bool isAllowed, string[] scopes) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["desc"] = $"What a role called {name} is for.",
        ["scopes"] = Http.ApiJson.Array(scopes),
        ["allowed"] = isAllowed,
        ["isAllowed"] = isAllowed,
        ["isRetired"] = false,
        ["isTeamRolesAllowed"] = true,
    };
}

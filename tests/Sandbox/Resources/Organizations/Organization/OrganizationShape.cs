using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Organizations as JSON.</summary>
internal static class OrganizationShape
{
    private static readonly string[] SummarySettings =
        ["isEarlyAdopter", "allowMemberInvite", "allowMemberProjectCreation", "allowSuperuserAccess", "require2FA"];

    public static JsonObject Summary(Organization organization, string linkHost)
    {
        if (organization.Recorded is { } recorded)
            return recorded.DeepClone().AsObject();

        var summary = new JsonObject
        {
            ["id"] = ApiJson.Id(organization.Id),
            ["slug"] = organization.Slug,
            ["status"] = new JsonObject { ["id"] = "active", ["name"] = "active" },
            ["name"] = organization.Name,
            ["dateCreated"] = ApiJson.Date(organization.DateCreated),
            ["avatar"] = UserShape.LetterAvatar(),
            ["links"] = new JsonObject
            {
                ["organizationUrl"] = $"{linkHost}/organizations/{organization.Slug}/",
                ["regionUrl"] = linkHost,
            },
            ["hasAuthProvider"] = false,
            ["features"] = new JsonArray("advanced-search", "discover-basic", "issue-platform", "session-replay"),
        };
        foreach (var setting in SummarySettings)
            summary[setting] = organization.Settings[setting]?.DeepClone();
        return summary;
    }

    /// <summary>The summary with the settings, and the projects and teams unless they are not wanted.</summary>
    public static JsonObject Detail(ApiCall call, bool isDetailed)
    {
        var organization = call.Organization;
        var detail = Summary(organization, call.Options.LinkHost);
        if (organization.Recorded is not null)
            return detail;

        detail["access"] = ApiJson.Array(Scopes.All);
        detail["role"] = call.Me?.Role;
        detail["orgRole"] = call.Me?.Role;
        detail["experiments"] = new JsonObject();
        detail["isDefault"] = false;
        detail["pendingAccessRequests"] = organization.AccessRequests.Count;
        detail["onboardingTasks"] = new JsonArray();
        detail["orgRoleList"] = RoleShape.OrganizationRoles(isAllowed: true);
        detail["teamRoleList"] = RoleShape.TeamRoles(isAllowed: true);
        foreach (var (name, value) in organization.Settings)
            detail[name] = value?.DeepClone();

        if (isDetailed)
        {
            var teams = organization.Teams.Select(team => TeamShape.Row(call, team));
            var projects = organization.Projects.Select(project => ProjectShape.Row(project, organization));
            detail["teams"] = ApiJson.Array(teams);
            detail["projects"] = ApiJson.Array(projects);
        }

        return detail;
    }
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Organizations as JSON.</summary>
internal static class OrganizationShape
{
    public static JsonObject Summary(Organization organization, string linkHost) =>
        organization.Recorded?.DeepClone().AsObject() ?? new JsonObject
        {
            ["id"] = ApiJson.Id(organization.Id),
            ["slug"] = organization.Slug,
            ["status"] = new JsonObject { ["id"] = "active", ["name"] = "active" },
            ["name"] = organization.Name,
            ["dateCreated"] = ApiJson.Date(organization.DateCreated),
            ["isEarlyAdopter"] = false,
            ["allowMemberInvite"] = true,
            ["allowMemberProjectCreation"] = true,
            ["allowSuperuserAccess"] = false,
            ["require2FA"] = false,
            ["avatar"] = UserShape.LetterAvatar(),
            ["links"] = new JsonObject
            {
                ["organizationUrl"] = $"{linkHost}/organizations/{organization.Slug}/",
                ["regionUrl"] = linkHost,
            },
            ["hasAuthProvider"] = false,
            ["features"] = new JsonArray("advanced-search", "discover-basic", "issue-platform", "session-replay"),
        };

    /// <summary>The summary with the settings, and the projects and teams unless they are not wanted.</summary>
    public static JsonObject Detail(Organization organization, string linkHost, bool isDetailed)
    {
        var detail = Summary(organization, linkHost);
        if (organization.Recorded is not null)
            return detail;

        detail["access"] = ApiJson.Array(Scopes.All);
        detail["role"] = "owner";
        detail["defaultRole"] = "member";
        detail["openMembership"] = true;
        detail["dataScrubber"] = false;
        detail["sensitiveFields"] = new JsonArray();
        detail["safeFields"] = new JsonArray();
        detail["storeCrashReports"] = 0;
        detail["quota"] = new JsonObject
        {
            ["maxRate"] = null,
            ["maxRateInterval"] = 60,
            ["accountLimit"] = 0,
            ["projectLimit"] = 100,
        };
        detail["trustedRelays"] = new JsonArray();
        detail["onboardingTasks"] = new JsonArray();

        if (isDetailed)
        {
            var teams = organization.Teams.Select(team => UserShape.Team(team, organization));
            var projects = organization.Projects.Select(project => ProjectShape.Row(project, organization));
            detail["teams"] = ApiJson.Array(teams);
            detail["projects"] = ApiJson.Array(projects);
        }

        return detail;
    }
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The check of an action against what the organization has: its integrations, channels, teams and people.</summary>
internal static class WorkflowActions
{
    private static readonly string[] s_withIntegration =
    [
        "slack", "msteams", "discord", "pagerduty", "opsgenie", "jira", "jira_server", "github", "github_enterprise", "vsts",
    ];

    private static readonly string[] s_others = ["email", "sentry_app", "webhook"];

    public static void Check(ApiCall call, JsonObject action)
    {
        var type = $"{action["type"]}";
        if (type == "plugin")
            throw Invalid("Plugin actions are deprecated.");
        if (!s_withIntegration.Contains(type) && !s_others.Contains(type))
            throw Invalid($"Invalid action type: {type}");

        var config = action["config"] as JsonObject ?? throw Invalid("Config is required.");
        if (action["integrationId"] is not { } id)
        {
            if (s_withIntegration.Contains(type))
                throw Invalid($"Integration ID is required for action type {type}");
            if (type == "email")
                CheckRecipient(call.Organization, config);
            return;
        }

        if (!s_withIntegration.Contains(type))
            throw Invalid($"Integration ID is not allowed for action type {type}");
        var integration = call.Organization.Rows["integrations"]
            .Find(row => $"{row["id"]}" == $"{id}" && $"{row["provider"]!["key"]}" == type)
            ?? throw Invalid($"No integration found for action type {type}");
        if (type is "slack" or "discord" or "msteams")
            FindChannel(integration, config);
        else if (type == "pagerduty")
            FindService(integration, config);
    }

    private static void CheckRecipient(Organization organization, JsonObject config)
    {
        var id = $"{config["targetIdentifier"]}";
        var isKnown = $"{config["targetType"]}" switch
        {
            "issue_owners" => true,
            "team" => organization.Teams.Exists(team => ApiJson.Id(team.Id) == id),
            "user" => organization.Members.Exists(member => $"{member.User?.Id}" == id),
            _ => false,
        };
        if (!isKnown)
            throw Invalid("The target of the email is not part of the organization.");
    }

    /// <summary>Without an id the name is looked up, and with one it has to be the name of that.</summary>
    private static void FindChannel(JsonObject integration, JsonObject config)
    {
        var id = $"{config["targetIdentifier"]}";
        var name = $"{config["targetDisplay"]}".TrimStart('#');
        var channels = integration["channels"] as JsonArray ?? [];
        var channel = channels.FirstOrDefault(row => id.Length > 0 ? $"{row!["id"]}" == id : $"{row!["name"]}" == name)
            ?? throw Invalid($"Channel could not be found: {(id.Length > 0 ? id : name)}");
        if (name.Length > 0 && $"{channel["name"]}" != name)
            throw Invalid("Received channel name and channel id do not match.");
        config["targetIdentifier"] = $"{channel["id"]}";
        config["targetDisplay"] = $"{channel["display"]}";
    }

    private static void FindService(JsonObject integration, JsonObject config)
    {
        var services = integration["configData"]!["service_table"]!.AsArray();
        if (!services.Any(service => $"{service!["id"]}" == $"{config["targetIdentifier"]}"))
            throw Invalid("The service could not be found.");
    }

    private static ApiFailure Invalid(string message) => ApiFailure.InvalidField("actionFilters", message);
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Collections;

namespace SentryPS.Sandbox.Resources;

/// <summary>The settings of an organization, what they usually are, and which of them can be changed to what.</summary>
internal static class OrganizationSettings
{
    private static readonly string[] Roles = ["member", "admin", "manager", "owner"];

    /// <summary>The fields that only an owner may change; from others they are dropped without a word.</summary>
    public static readonly IReadOnlyList<Field> OwnerFields =
        [Field.Choice("defaultRole", Roles)];

    public static readonly IReadOnlyList<Field> Fields =
    [
        Field.Boolean("isEarlyAdopter"),
        Field.Boolean("hideAiFeatures"),
        Field.Boolean("openMembership"),
        Field.Boolean("eventsMemberAdmin"),
        Field.Boolean("alertsMemberWrite"),
        Field.Choice("attachmentsRole", Roles),
        Field.Choice("debugFilesRole", Roles),
        Field.Boolean("allowSharedIssues"),
        Field.Boolean("enhancedPrivacy"),
        Field.Boolean("scrapeJavaScript"),
        Field.Integer("storeCrashReports", min: -1, max: 100),
        Field.Boolean("allowJoinRequests"),
        Field.Boolean("dataScrubber"),
        Field.Boolean("dataScrubberDefaults"),
        Field.Texts("sensitiveFields"),
        Field.Texts("safeFields"),
        Field.Boolean("scrubIPAddresses"),
        Field.Text("relayPiiConfig", maxLength: 100_000) with { IsNullable = true },
        Field.Any("trustedRelays"),
        Field.Text("relayDsnEndpoint") with { IsNullable = true },
        Field.Boolean("issueAlertsThreadFlag"),
        Field.Boolean("metricAlertsThreadFlag"),
        Field.Boolean("require2FA"),
        Field.Boolean("hasGranularReplayPermissions"),
        Field.Any("replayAccessMembers"),
    ];

    public static JsonObject Usual() => new()
    {
        ["isEarlyAdopter"] = false,
        ["hideAiFeatures"] = false,
        ["allowMemberInvite"] = true,
        ["allowMemberProjectCreation"] = true,
        ["allowSuperuserAccess"] = false,
        ["require2FA"] = false,
        ["requiresSso"] = false,
        ["defaultRole"] = "member",
        ["openMembership"] = true,
        ["eventsMemberAdmin"] = true,
        ["alertsMemberWrite"] = true,
        ["attachmentsRole"] = "member",
        ["debugFilesRole"] = "admin",
        ["allowSharedIssues"] = true,
        ["enhancedPrivacy"] = false,
        ["scrapeJavaScript"] = true,
        ["storeCrashReports"] = 0,
        ["allowJoinRequests"] = true,
        ["dataScrubber"] = false,
        ["dataScrubberDefaults"] = false,
        ["sensitiveFields"] = new JsonArray(),
        ["safeFields"] = new JsonArray(),
        ["scrubIPAddresses"] = false,
        ["relayPiiConfig"] = null,
        ["trustedRelays"] = new JsonArray(),
        ["relayDsnEndpoint"] = null,
        ["issueAlertsThreadFlag"] = true,
        ["metricAlertsThreadFlag"] = true,
        ["hasGranularReplayPermissions"] = false,
        ["replayAccessMembers"] = new JsonArray(),
        ["aggregatedDataConsent"] = false,
        ["isDynamicallySampled"] = false,
        ["defaultAutofixAutomationTuning"] = "off",
        ["defaultSeerScannerAutomation"] = false,
        ["enableSeerCoding"] = true,
        ["defaultCodingAgent"] = "seer",
        ["defaultCodingAgentIntegrationId"] = null,
        ["defaultAutomatedRunStoppingPoint"] = "code_changes",
        ["autoEnableCodeReview"] = false,
        ["autoOpenPrs"] = false,
        ["defaultCodeReviewTriggers"] = new JsonArray(),
    };
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Collections;

namespace SentryPS.Sandbox.Resources;

/// <summary>The settings of a project, what they usually are, and which of them can be changed to what.</summary>
internal static class ProjectSettings
{
    /// <summary>What the right to read a project is enough for.</summary>
    public static readonly IReadOnlyList<string> OfMembers =
        ["isBookmarked", "autofixAutomationTuning", "seerScannerAutomation"];

    public static readonly IReadOnlyList<string> NeverAccepted =
        ["groupingConfig", "secondaryGroupingConfig", "secondaryGroupingExpiry"];

    public static readonly IReadOnlyList<Field> Fields =
    [
        Field.Text("subjectPrefix"),
        Field.Text("subjectTemplate"),
        Field.Integer("resolveAge", min: 0) with { IsNullable = true },
        Field.Texts("highlightTags"),
        Field.Any("highlightContext"),
        Field.Boolean("enableAutoReleaseCreation"),
        Field.Boolean("scmSourceContextEnabled"),
        Field.Integer("digestsMinDelay", min: 60, max: 3600),
        Field.Integer("digestsMaxDelay", min: 60, max: 3600),
        Field.Texts("allowedDomains"),
        Field.Text("defaultEnvironment") with { IsNullable = true },
        Field.Boolean("dataScrubber"),
        Field.Boolean("dataScrubberDefaults"),
        Field.Boolean("scrubIPAddresses"),
        Field.Boolean("scrapeJavaScript"),
        Field.Boolean("verifySSL"),
        Field.Texts("sensitiveFields"),
        Field.Texts("safeFields"),
        Field.Integer("storeCrashReports", min: -1, max: 100) with { IsNullable = true },
        Field.Text("relayPiiConfig", maxLength: 100_000) with { IsNullable = true },
        Field.Texts("builtinSymbolSources"),
        Field.Text("symbolSources", maxLength: 100_000),
        Field.Text("groupingEnhancements", maxLength: 100_000),
        Field.Text("fingerprintingRules", maxLength: 100_000),
        Field.Text("securityToken"),
        Field.Text("securityTokenHeader") with { IsNullable = true },
        Field.Choice("debugFilesRole", "member", "admin", "manager", "owner") with { IsNullable = true },
        Field.Any("dynamicSamplingBiases"),
        Field.Choice("autofixAutomationTuning", "off", "super_low", "low", "medium", "high", "always"),
        Field.Boolean("seerScannerAutomation"),
    ];

    public static JsonObject Usual(long projectId) => new()
    {
        ["options"] = new JsonObject
        {
            ["sentry:resolve_age"] = 0,
            ["sentry:scrub_data"] = true,
            ["sentry:token"] = $"{projectId:x32}",
            ["filters:releases"] = "",
        },
        ["digestsMinDelay"] = 300,
        ["digestsMaxDelay"] = 1800,
        ["subjectPrefix"] = "",
        ["subjectTemplate"] = "$shortID - $title",
        ["allowedDomains"] = new JsonArray("*"),
        ["resolveAge"] = 0,
        ["dataScrubber"] = true,
        ["dataScrubberDefaults"] = true,
        ["safeFields"] = new JsonArray(),
        ["sensitiveFields"] = new JsonArray(),
        ["storeCrashReports"] = null,
        ["securityToken"] = $"{projectId:x32}",
        ["securityTokenHeader"] = null,
        ["verifySSL"] = false,
        ["scrubIPAddresses"] = false,
        ["scrapeJavaScript"] = true,
        ["groupingConfig"] = "newstyle:2026-01-20",
        ["groupingEnhancements"] = "",
        ["derivedGroupingEnhancements"] = "",
        ["secondaryGroupingConfig"] = null,
        ["secondaryGroupingExpiry"] = 0,
        ["fingerprintingRules"] = "",
        ["processingIssues"] = 0,
        ["defaultEnvironment"] = null,
        ["relayPiiConfig"] = null,
        ["builtinSymbolSources"] = new JsonArray(),
        ["dynamicSamplingBiases"] = new JsonArray(),
        ["symbolSources"] = "[]",
        ["tempestFetchScreenshots"] = false,
        ["debugFilesRole"] = null,
        ["isDynamicallySampled"] = false,
        ["enableAutoReleaseCreation"] = true,
        ["autofixAutomationTuning"] = "off",
        ["seerScannerAutomation"] = false,
        ["seerNightshiftTweaks"] = null,
        ["highlightTags"] = new JsonArray(),
        ["highlightContext"] = new JsonObject(),
        ["highlightPreset"] = new JsonObject { ["tags"] = new JsonArray(), ["context"] = new JsonObject() },
        ["scmSourceContextEnabled"] = false,
    };
}

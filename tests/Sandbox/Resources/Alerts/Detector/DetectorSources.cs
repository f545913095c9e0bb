using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>What detectors watch, in the form of responses.</summary>
internal static class DetectorSources
{
    public static JsonArray Metric(SandboxState state, Organization organization, Metric metric, JsonArray eventTypes) => Of(
        state, organization, "snuba_query_subscription", new JsonObject
        {
            ["id"] = ApiJson.Id(state.NextId()),
            ["status"] = 0,
            ["subscription"] = null,
            ["snubaQuery"] = new JsonObject
            {
                ["id"] = ApiJson.Id(state.NextId()),
                ["dataset"] = metric.Dataset,
                ["query"] = metric.Query,
                ["aggregate"] = metric.Aggregate,
                ["timeWindow"] = metric.WindowSeconds,
                ["environment"] = metric.Environment,
                ["eventTypes"] = eventTypes,
                ["extrapolationMode"] = "unknown",
            },
        });

    public static JsonArray Uptime(SandboxState state, Organization organization, JsonObject given) => Of(
        state, organization, "uptime_subscription", new JsonObject
        {
            ["url"] = given["url"]?.DeepClone(),
            ["method"] = given["method"]?.DeepClone() ?? "GET",
            ["headers"] = given["headers"]?.DeepClone() ?? new JsonArray(),
            ["body"] = given["body"]?.DeepClone(),
            ["intervalSeconds"] = given["intervalSeconds"]?.DeepClone(),
            ["timeoutMs"] = given["timeoutMs"]?.DeepClone(),
            ["traceSampling"] = given["traceSampling"]?.DeepClone() ?? false,
            ["assertion"] = given["assertion"]?.DeepClone(),
        });

    private static JsonArray Of(SandboxState state, Organization organization, string type, JsonObject source) =>
    [
        new JsonObject
        {
            ["id"] = ApiJson.Id(state.NextId()),
            ["organizationId"] = ApiJson.Id(organization.Id),
            ["type"] = type,
            ["sourceId"] = ApiJson.Id(state.NextId()),
            ["queryObj"] = source,
        },
    ];
}

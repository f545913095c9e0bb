using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Groups of conditions, and of actions, which bodies replace as a whole: what comes with the id that it has is changed,
/// what comes without is made anew, and what does not come is gone.
/// </summary>
internal static class ConditionGroups
{
    private static readonly string[] s_logic = ["any", "any-short", "all", "none"];

    /// <param name="call">The call.</param>
    /// <param name="given">The group in the body.</param>
    /// <param name="known">The group that it takes the place of; null for none.</param>
    /// <param name="owner">What the ids have to belong to, for the refusal: <c>workflow</c>.</param>
    public static JsonObject Replace(ApiCall call, JsonObject given, JsonObject? known, string owner)
    {
        // The code behind the validator takes the key without asking whether it is there.
        var conditions = given["conditions"] as JsonArray ?? throw ApiFailure.Internal();
        var logic = $"{given["logicType"] ?? "any"}";
        if (!s_logic.Contains(logic))
            throw ApiFailure.InvalidField("logicType", $"\"{logic}\" is not a valid choice.");

        return new JsonObject
        {
            ["id"] = IdFor(call, given, known is null ? [] : [known], owner),
            ["organizationId"] = ApiJson.Id(call.Organization.Id),
            ["logicType"] = logic,
            ["conditions"] = ReplaceItems(call, conditions, known?["conditions"] as JsonArray, owner, Condition),
            ["actions"] = ReplaceItems(call, given["actions"] as JsonArray ?? [], known?["actions"] as JsonArray, owner, Action),
        };
    }

    public static string IdFor(ApiCall call, JsonObject given, IEnumerable<JsonNode?> known, string owner)
    {
        if (given["id"] is not { } id)
            return ApiJson.Id(call.State.NextId());
        return known.Any(item => $"{item!["id"]}" == $"{id}")
            ? $"{id}"
            : throw ApiFailure.BadRequest($"Condition group {id} does not belong to this {owner}");
    }

    private static JsonArray ReplaceItems(
        ApiCall call, JsonArray given, JsonArray? known, string owner, Func<JsonObject, string, JsonObject> make) =>
        ApiJson.Array(given.Select(item => make(item!.AsObject(), IdFor(call, item.AsObject(), known ?? [], owner))));

    private static JsonObject Condition(JsonObject given, string id) => new()
    {
        ["id"] = id,
        ["type"] = given["type"]?.DeepClone() ?? throw ApiFailure.InvalidField("type", "This field is required."),
        ["comparison"] = given["comparison"]?.DeepClone() ?? throw ApiFailure.InvalidField("comparison", "This field is required."),
        ["conditionResult"] = given["conditionResult"]?.DeepClone()
            ?? throw ApiFailure.InvalidField("conditionResult", "This field is required."),
    };

    private static JsonObject Action(JsonObject given, string id) => new()
    {
        ["id"] = id,
        ["type"] = given["type"]?.DeepClone(),
        ["integrationId"] = given["integrationId"] is { } integration ? $"{integration}" : null,
        ["data"] = given["data"]?.DeepClone() ?? new JsonObject(),
        ["config"] = given["config"]?.DeepClone() ?? new JsonObject(),
        ["status"] = given["status"]?.DeepClone() ?? "active",
    };
}

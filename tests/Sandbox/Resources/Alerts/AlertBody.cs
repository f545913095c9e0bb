using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// Bodies of detectors and workflows: each key may be in camelCase or snake_case, at any depth, and what is below
/// <c>additionalFields</c> belongs to other services and stays as it is.
/// </summary>
internal static class AlertBody
{
    public static JsonObject Read(ApiCall call) => ToCamelCase(call.Body());

    /// <summary>What <c>team:1</c>, <c>user:1</c> or null names.</summary>
    public static Assignee? Owner(BodyReader body, Organization organization)
    {
        if (body.Text("owner") is not { Length: > 0 } text)
            return null;

        var parts = text.Split(':');
        var owner = parts switch
        {
            ["team", var id] when organization.FindTeam(id) is { } team => Assignee.To(team),
            ["user", var id] when organization.Members.Find(member => $"{member.User?.Id}" == id)?.User is { } user =>
                Assignee.To(user),
            _ => null,
        };
        if (owner is null)
            body.Fail("owner", "Owner does not exist");
        return owner;
    }

    private static JsonObject ToCamelCase(JsonObject given)
    {
        var result = new JsonObject();
        foreach (var (key, value) in given)
        {
            var name = ToCamelCase(key);
            if (result.ContainsKey(name))
                throw ApiFailure.BadRequest($"Key collision: '{key}' collides with another key.");
            result[name] = name == "additionalFields" ? value?.DeepClone() : ToCamelCase(value);
        }

        return result;
    }

    private static JsonNode? ToCamelCase(JsonNode? value) => value switch
    {
        JsonObject inner => ToCamelCase(inner),
        JsonArray items => ApiJson.Array(items.Select(ToCamelCase)),
        _ => value?.DeepClone(),
    };

    private static string ToCamelCase(string key)
    {
        var words = key.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => word.Length == 0 ? "_" : char.ToUpperInvariant(word[0]) + word[1..]));
    }
}

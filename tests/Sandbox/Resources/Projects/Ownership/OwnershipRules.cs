using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Rules such as <c>path:src/* #backend-team ada@acme.example</c>, one a line.</summary>
internal static class OwnershipRules
{
    /// <summary>
    /// The rules in the form in which Sentry keeps them, or null for none. What is wrong is reported for raw.
    /// </summary>
    public static JsonObject? Parse(string raw, Organization organization, BodyReader body)
    {
        var rules = new JsonArray();
        var unknown = new List<string>();
        foreach (var line in raw.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#') && !line.Contains(':', StringComparison.Ordinal))
                continue;

            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var colon = words[0].IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || colon == words[0].Length - 1)
            {
                body.Fail("raw", $"Parse error: 'ownership' (line {rules.Count + 1}, column 1)");
                return null;
            }

            if (words[0].StartsWith("codeowners:", StringComparison.Ordinal))
            {
                body.Fail("raw", "Codeowner type paths can only be added by importing CODEOWNER files");
                return null;
            }

            rules.Add(new JsonObject
            {
                ["matcher"] = new JsonObject { ["type"] = words[0][..colon], ["pattern"] = words[0][(colon + 1)..] },
                ["owners"] = ApiJson.Array(words[1..].Select(word => Owner(word, organization, unknown))),
            });
        }

        if (unknown.Count > 0)
            body.Fail("raw", $"Invalid rule owners: {string.Join(", ", unknown)}");
        return rules.Count == 0 ? null : new JsonObject { ["$version"] = 1, ["rules"] = rules };
    }

    private static JsonObject? Owner(string word, Organization organization, List<string> unknown)
    {
        if (word.StartsWith('#') && organization.Teams.Find(team => team.Slug == word[1..]) is { } team)
            return Shape("team", team.Id, team.Slug);
        if (organization.Members.Find(member => member.User.Email == word && !member.IsPending) is { User: var user })
            return Shape("user", user.Id, user.Email);
        unknown.Add(word);
        return null;
    }

    private static JsonObject Shape(string type, long id, string name) =>
        new() { ["type"] = type, ["id"] = ApiJson.Id(id), ["name"] = name };
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>Who an event happened to; somebody who uses the software, not Sentry.</summary>
public sealed record EventUser(int Number, string Email, string Address);

/// <summary>One event of an issue.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Index">The place among the issue's events, newest first.</param>
/// <param name="Id">32 hex digits.</param>
/// <param name="DateCreated">When it happened.</param>
/// <param name="Recorded">The recorded answer this event comes from, or null for one made up.</param>
public sealed record IssueEvent(Issue Issue, int Index, string Id, DateTimeOffset DateCreated, JsonObject? Recorded)
{
    public string? Environment => Issue.Environments.Count > 0 ? Dice.Pick(Issue.Environments, Issue.Id, Index) : null;

    public Release? Release => Dice.Roll(2, Issue.Id, Index) == 0 ? Issue.FirstRelease : Issue.LastRelease;

    /// <summary>As many different people as the issue counts; background work has nobody.</summary>
    public EventUser? User
    {
        get
        {
            if (Issue.UserCount == 0)
                return null;
            var number = 1 + Dice.Roll(Issue.UserCount, Issue.Id, Index);
            return new EventUser(number, $"customer{number}@example.net", $"192.0.2.{number % 255}");
        }
    }

    /// <summary>The tags, of which level is one.</summary>
    public IEnumerable<Tag> Tags
    {
        get
        {
            return Recorded?["tags"] is JsonArray recorded
                ? recorded.OfType<JsonObject>().Select(tag => new Tag($"{tag["key"]}", $"{tag["value"]}"))
                : MadeUpTags();
        }
    }

    private IEnumerable<Tag> MadeUpTags()
    {
        yield return new Tag("level", Issue.Level);
        foreach (var tag in Issue.Tags)
            yield return tag;
        if (Environment is { } environment)
            yield return new Tag("environment", environment);
        if (Release is { } release)
            yield return new Tag("release", release.Version);
        if (User is { } user)
            yield return new Tag("user", $"id:{user.Number}");
    }
}

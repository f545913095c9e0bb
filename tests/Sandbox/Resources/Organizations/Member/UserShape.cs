using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>People, and whom things are assigned to, as JSON.</summary>
internal static class UserShape
{
    public static JsonObject User(User user) => new()
    {
        ["id"] = ApiJson.Id(user.Id),
        ["name"] = user.Name,
        ["username"] = user.Username,
        ["email"] = user.Email,
        ["avatarUrl"] = $"https://gravatar.com/avatar/{user.Id:x32}?s=32&d=mm",
        ["isActive"] = user.IsActive,
        ["isSuspended"] = false,
        ["hasPasswordAuth"] = true,
        ["isManaged"] = false,
        ["dateJoined"] = "2024-02-01T09:30:00.123456Z",
        ["lastLogin"] = null,
        ["has2fa"] = false,
        ["lastActive"] = null,
        ["isSuperuser"] = false,
        ["isStaff"] = false,
        ["experiments"] = new JsonObject(),
        ["emails"] = new JsonArray(new JsonObject
        {
            ["id"] = ApiJson.Id(user.Id + 1),
            ["email"] = user.Email,
            ["is_verified"] = true,
        }),
        ["avatar"] = LetterAvatar(),
    };

    public static JsonObject? Assignee(Assignee? assignee) => assignee switch
    {
        null => null,
        { Team: { } team } => new JsonObject
        {
            ["type"] = "team",
            ["id"] = ApiJson.Id(team.Id),
            ["name"] = team.Slug,
        },
        { User: var user } => new JsonObject
        {
            ["type"] = "user",
            ["id"] = ApiJson.Id(user!.Id),
            ["name"] = user.Name,
            ["email"] = user.Email,
        },
    };

    /// <summary>The short form <c>team:1</c> or <c>user:1</c>.</summary>
    public static string? AssigneeText(Assignee? assignee) => assignee switch
    {
        null => null,
        { Team: { } team } => $"team:{team.Id}",
        { User: var user } => $"user:{user!.Id}",
    };

    public static JsonObject LetterAvatar() => new()
    {
        ["avatarType"] = "letter_avatar",
        ["avatarUuid"] = null,
        ["avatarUrl"] = null,
    };
}

namespace SentryPS;

/// <summary>A member of a team. Emitted by Get-SentryTeamMember, and taken by the commands for members.</summary>
[Resource(
    "teams/{organization}/{team}/members/", "/organizations/{organization}/members/{member}/teams/{team}/",
    Name = "team member", KeyHole = "member", Read = "team:read", Write = "team:write", Delete = "team:admin")]
public sealed class SentryTeamMember : SentryObject
{
    /// <summary>The id of the membership in the organization.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The slug of the team.</summary>
    [Json("teamSlug")]
    public string? Team { get; internal set; }

    /// <summary>The email address.</summary>
    public string? Email { get; internal set; }

    /// <summary>The full name.</summary>
    public string? Name { get; internal set; }

    /// <summary>The role in the organization.</summary>
    [Json("role"), Json("orgRole")]
    public string? Role { get; internal set; }

    /// <summary>The role in the team: <c>contributor</c> or <c>admin</c>. Null where none was set.</summary>
    public string? TeamRole { get; internal set; }

    /// <summary>The id of the user, to whom issues are assigned.</summary>
    [Json("user/id")]
    public string? UserId { get; internal set; }

    /// <summary>When the member was added to the organization.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The email address.</summary>
    public override string ToString() => Email ?? Id;

    internal override string Key => Id;
}

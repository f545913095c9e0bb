namespace SentryPS;

/// <summary>A team: members who share projects and to whom issues are assigned. Emitted by Get-SentryTeam.</summary>
[Resource(
    "organizations/{organization}/teams/", "/teams/{organization}/{team}/",
    Name = "team", Key = nameof(Slug), Read = "team:read", List = "org:read", Write = "team:write", Delete = "team:admin")]
public sealed class SentryTeam : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The short name in URLs; issues are assigned to it with a <c>#</c> before it.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary>How many members the team has.</summary>
    [Json("memberCount")]
    public int Members { get; internal set; }

    /// <summary>The slugs of the team's projects; empty where the response leaves them out.</summary>
    [Json("projects", Item = "slug")]
    public SentryList<string> Projects { get; internal set; } = SentryList<string>.Empty;

    /// <summary>Whether the user of the token is on the team.</summary>
    public bool IsMember { get; internal set; }

    /// <summary>The role of the token's user on the team: <c>contributor</c> or <c>admin</c>. Null for who is not on it.</summary>
    public string? TeamRole { get; internal set; }

    /// <summary>When the team was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;

    internal override string? Key => Id;
}

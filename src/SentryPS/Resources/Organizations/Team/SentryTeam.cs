namespace SentryPS;

/// <summary>A team, as far as issues are assigned to it.</summary>
[Resource(
    "organizations/{organization}/teams/", "/teams/{organization}/{team}/",
    Name = "team", Key = nameof(Slug), Read = "team:read", Write = "team:write", Delete = "team:admin")]
internal sealed class SentryTeam : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The short name in URLs.</summary>
    public string Slug { get; internal set; } = "";

    internal override string Key => Id;
}

namespace SentryPS;

/// <summary>A project: an application or service that sends events. Emitted by Get-SentryProject.</summary>
[Resource(
    "organizations/{organization}/projects/", "/projects/{organization}/{project}/",
    Name = "project", Key = nameof(Slug), Read = "project:read", List = "org:read", Write = "project:write", Delete = "project:admin")]
public sealed class SentryProject : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The short name in URLs.</summary>
    public string Slug { get; internal set; } = "";

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary>The platform, such as <c>python-django</c>. Null if it was never chosen.</summary>
    public string? Platform { get; internal set; }

    /// <summary><c>active</c>, or a state of being deleted.</summary>
    public string? Status { get; internal set; }

    /// <summary>When the project was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>When the first event came in. Null if there was none.</summary>
    public DateTime? FirstEvent { get; internal set; }

    /// <summary>The version of the latest release. Null if there is none.</summary>
    [Json("latestRelease/version"), Json("latestRelease")]
    public string? LatestRelease { get; internal set; }

    /// <summary>The slugs of the teams that work on the project.</summary>
    [Json("teams", Item = "slug")]
    public SentryList<string> Teams { get; internal set; } = SentryList<string>.Empty;

    /// <summary>Whether the user of the token is in one of its teams.</summary>
    public bool IsMember { get; internal set; }

    /// <summary>Whether the user of the token has bookmarked the project.</summary>
    public bool IsBookmarked { get; internal set; }

    /// <summary>
    /// The DSN, by which programs send their events. New-SentryProject fills it in; for others there is
    /// Get-SentryProjectKey.
    /// </summary>
    [Json(null)]
    public string? Dsn { get; internal set; }

    /// <summary>The slug once more, under the name by which it binds to other cmdlets' <c>-Project</c>.</summary>
    public string Project => Slug;

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;

    internal override string Key => Id;
}

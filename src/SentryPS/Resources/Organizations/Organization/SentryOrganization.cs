namespace SentryPS;

/// <summary>An organization. Emitted by Get-SentryOrganization.</summary>
[Resource(
    "organizations/", "{organization}/",
    Name = "organization", Key = nameof(Slug), Read = "org:read", Write = "org:write", Delete = "org:admin")]
public sealed class SentryOrganization : SentryObject
{
    /// <summary>The numeric id.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The short name in URLs; <see cref="SentryObject.Organization"/> is the same.</summary>
    public string Slug
    {
        get;
        internal set => Organization = field = value;
    } = "";

    /// <summary>The name that people read.</summary>
    public string? Name { get; internal set; }

    /// <summary><c>active</c>, or a state of being deleted.</summary>
    [Json("status/id"), Json("status")]
    public string? Status { get; internal set; }

    /// <summary>When the organization was created.</summary>
    public DateTime? DateCreated { get; internal set; }

    /// <summary>The organization's page in Sentry.</summary>
    [Json("links/organizationUrl")]
    public string? Url { get; internal set; }

    /// <summary>The address of the region that holds its data. Null on servers without regions.</summary>
    [Json("links/regionUrl")]
    public string? RegionUrl { get; internal set; }

    /// <summary>Whether members must have a second factor.</summary>
    public bool Require2FA { get; internal set; }

    /// <summary>The slug.</summary>
    public override string ToString() => Slug;

    internal override string Key => Id;
}

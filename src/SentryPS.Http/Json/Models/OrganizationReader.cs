namespace SentryPS.Http.Json.Models;

internal static class OrganizationReader
{
    private static readonly ObjectReader<SentryOrganization> s_links = new(() => new())
    {
        { "organizationUrl", (organization, ref reader) => organization.Url = reader.Text() },
        { "regionUrl", (organization, ref reader) => organization.RegionUrl = reader.Text() },
    };

    public static readonly ObjectReader<SentryOrganization> Instance = new(() => new())
    {
        { "id", (organization, ref reader) => organization.Id = reader.Text() ?? "" },
        { "slug", (organization, ref reader) => organization.Organization = organization.Slug = reader.Text() ?? "" },
        { "name", (organization, ref reader) => organization.Name = reader.Text() },
        { "status", (organization, ref reader) => organization.Status = reader.TextOf("id") },
        { "dateCreated", (organization, ref reader) => organization.DateCreated = reader.Date() },
        { "links", (organization, ref reader) => s_links.ReadInto(organization, ref reader) },
        { "require2FA", (organization, ref reader) => organization.Require2FA = reader.Flag() },
    };
}

namespace SentryPS.Binding;

/// <summary>The slugs of projects by their ids, for responses that have nothing but ids.</summary>
internal sealed class ProjectSlugs
{
    private const int Forbidden = 403;
    private const int NotFound = 404;

    private readonly Dictionary<string, string> _slugs = [];

    /// <summary>The ids of all projects that the token can see.</summary>
    public IReadOnlyCollection<string> Ids => _slugs.Keys;

    /// <summary>
    /// Reads the projects of the organization that the command works on. A token that may not leaves them unknown.
    /// </summary>
    public static ProjectSlugs Read(OrganizationCmdlet cmdlet)
    {
        var organization = cmdlet.RequiredOrganization;
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/projects/")
        {
            Organization = organization,
            HasOffsetCursors = true,
        };
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        var slugs = new ProjectSlugs();
        try
        {
            foreach (var project in new Listing<SentryProject>(cmdlet.Listings, request) { Paging = null })
                slugs._slugs[project.Id] = project.Slug;
        }
        catch (SentryApiException exception) when (exception.StatusCode is Forbidden or NotFound)
        {
            // The command's own request says better what is not there.
        }

        return slugs;
    }

    /// <summary>Null for a project that the token cannot see.</summary>
    public string? Find(string? id) => id is not null && _slugs.TryGetValue(id, out var slug) ? slug : null;
}

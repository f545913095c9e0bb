namespace SentryPS.Binding;

/// <summary>
/// Finds a repository among those of an organization: Sentry has no request for one, and finds names by any part of them.
/// </summary>
internal static class RepositoryLookup
{
    public static SentryRepository Find(OrganizationCmdlet cmdlet, string nameOrId)
    {
        var organization = cmdlet.RequiredOrganization;
        var isId = IsId(nameOrId);
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/repos/")
        {
            Organization = organization,
            Scope = Resource.Of<SentryRepository>().ReadScope,
            HasOffsetCursors = true,
        };
        request.Query.Add("query", isId ? null : nameOrId).Add("per_page", PagingExtensions.MaximumPageSize);
        return new Listing<SentryRepository>(cmdlet.Listings, request) { Paging = null }
            .FirstOrDefault(row => isId
                ? row.Id == nameOrId
                : string.Equals(row.Name, nameOrId, StringComparison.OrdinalIgnoreCase))
            ?? throw new SentryException(
                $"{organization} has no repository '{nameOrId}' that is active.",
                "SentryNotFound",
                ErrorCategory.ObjectNotFound);
    }

    public static string IdOf(OrganizationCmdlet cmdlet, string nameOrId) =>
        IsId(nameOrId) ? nameOrId : Find(cmdlet, nameOrId).Id;

    private static bool IsId(string text) => text.All(c => c is >= '0' and <= '9');
}

using SentryPS.Git;

namespace SentryPS.Commands;

/// <summary>The repositories that an organization has: those that Sentry is connected to, and those that commits have named.</summary>
internal sealed class KnownRepositories
{
    private const int Forbidden = 403;

    // Others, such as "unknown", were made of names that came with commits.
    private static readonly string[] s_connected =
        ["github", "github_enterprise", "gitlab", "bitbucket", "bitbucket_server", "visualstudio", "vsts", "google", "git"];

    private readonly IReadOnlyList<SentryRepository>? _rows;

    private KnownRepositories(IReadOnlyList<SentryRepository>? rows) => _rows = rows;

    /// <summary>Reads them. A token that may not leaves them unknown.</summary>
    public static KnownRepositories Read(OrganizationCmdlet cmdlet)
    {
        var organization = cmdlet.RequiredOrganization;
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/repos/")
        {
            Organization = organization,
            HasOffsetCursors = true,
        };
        request.Query.Add("per_page", PagingExtensions.MaximumPageSize);
        try
        {
            return new([.. new Listing<SentryRepository>(cmdlet.Listings, request) { Paging = null }]);
        }
        catch (SentryApiException exception) when (exception.StatusCode == Forbidden)
        {
            return new(null);
        }
    }

    /// <summary>The name of the connected repository that is kept there. Null if Sentry is not connected to it.</summary>
    public string? ConnectedAt(RemoteUrl remote) =>
        _rows?.FirstOrDefault(row => IsConnected(row) && RemoteUrl.Parse(row.Url) == remote)?.Name;

    /// <summary>
    /// The name as the organization has it: case counts, and a name in another case would be another repository. Null if
    /// there is none; the name itself where nobody knows.
    /// </summary>
    public string? Find(string name) =>
        _rows is null ? name
        : _rows.Select(row => row.Name).Where(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(known => known == name).FirstOrDefault();

    /// <summary>Names that come close, as a sentence.</summary>
    public string Suggest(string name) => Suggestion.For(name, (_rows ?? []).Select(row => row.Name));

    private static bool IsConnected(SentryRepository row) =>
        row.Provider is { } provider && (provider.StartsWith("integrations:", StringComparison.Ordinal) || s_connected.Contains(provider));
}

namespace SentryPS.Commands;

/// <summary>Gets the organizations that the token can see, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryOrganization", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(SentryOrganization))]
public sealed class GetSentryOrganizationCommand : SentryCmdlet
{
    private const string Scope = "org:read";

    /// <summary>The slugs or ids of organizations.</summary>
    [Parameter(ParameterSetName = "Organization", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSlug]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public string[] Organization { get; set; } = [];

    /// <summary>Only organizations that the user of the token owns.</summary>
    [Parameter(ParameterSetName = "List")]
    public SwitchParameter Owner { get; set; }

    /// <summary>Only organizations that this search finds: text in name or slug, or Sentry's own terms such as <c>platform:python</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? Query { get; set; }

    /// <summary>By what to sort.</summary>
    [Parameter(ParameterSetName = "List")]
    public SentryOrganizationSort? SortBy { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == "Organization")
        {
            ForEachTarget(Organization, slug => WriteObject(Fetch<SentryOrganization>(
                new(ApiMethod.Get, $"organizations/{slug}/") { Scope = Scope })));
            return;
        }

        var request = new ApiRequest(ApiMethod.Get, $"organizations/") { Scope = Scope };
        request.Query
            .Add("owner", Owner ? "true" : null)
            .Add("query", Query)
            .Add("sortBy", SortBy?.ToString().ToLowerInvariant())
            .Add("per_page", PagingParameters.PageSize());
        WriteList<SentryOrganization>(request);
    }
}

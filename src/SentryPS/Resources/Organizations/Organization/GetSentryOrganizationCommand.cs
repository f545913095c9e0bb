namespace SentryPS.Commands;

/// <summary>Gets the organizations that the token can see, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryOrganization", SupportsPaging = true)]
[Serves("listOrganizations", "getOrganization")]
[OutputType(typeof(SentryOrganization))]
public sealed class GetSentryOrganizationCommand : SentryCmdlet
{
    private static readonly Resource s_resource = Resource.Of<SentryOrganization>();

    /// <summary>The slugs or ids of organizations.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryOrganization))]
    [ArgumentCompleter(typeof(OrganizationCompleter))]
    public SentryName[] Organization { get; set; } = [];

    /// <summary>Only organizations that the user of the token owns.</summary>
    [Parameter]
    public SwitchParameter Owner { get; set; }

    /// <summary>Only organizations that this search finds: text in name or slug, or Sentry's own terms such as <c>platform:python</c>.</summary>
    [Parameter]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>What to sort by, most first. Without it, the server's own order is kept.</summary>
    [Parameter]
    public SentryOrganizationSort? SortBy { get; set; }

    private protected override void ProcessInput()
    {
        if (Organization.Length > 0)
        {
            ForEachTarget(Organization, name => WriteObject(Fetch<SentryOrganization>(
                new(ApiMethod.Get, $"organizations/{name.Value}/") { Scope = s_resource.ReadScope, Subject = s_resource.Describe(name.Value) })));
            return;
        }

        var request = new ApiRequest(ApiMethod.Get, $"organizations/") { Scope = s_resource.ReadScope };
        request.Query
            .Add("owner", Owner ? "true" : null)
            .Add("query", Query)
            .Add("sortBy", SortBy is { } sort ? WireText.Of(sort) : null)
            .Add("per_page", PagingParameters.PageSize());
        WriteList<SentryOrganization>(request);
    }
}

namespace SentryPS.Commands;

/// <summary>Gets the projects of an organization, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryProject", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(SentryProject))]
public sealed class GetSentryProjectCommand : OrganizationCmdlet
{
    /// <summary>The slugs or ids of projects.</summary>
    [Parameter(ParameterSetName = "Project", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Only projects that this search finds: text in name or slug, or Sentry's own terms such as <c>team:backend</c>.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? Query { get; set; }

    private protected override void ProcessInput()
    {
        var organization = RequiredOrganization;
        if (ParameterSetName == "Project")
        {
            ForEachTarget(Project, slug => WriteObject(Fetch<SentryProject>(
                new(ApiMethod.Get, $"projects/{organization}/{slug}/") { Organization = organization, Scope = "project:read" })));
            return;
        }

        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/projects/")
        {
            Organization = organization,
            Scope = "org:read",
            HasOffsetCursors = true,
        };
        request.Query.Add("query", Query).Add("per_page", PagingParameters.PageSize());
        WriteList<SentryProject>(request);
    }
}

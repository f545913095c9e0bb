namespace SentryPS.Commands;

/// <summary>Lists the releases of an organization, the latest first, or gets those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryRelease", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(SentryRelease))]
public sealed class GetSentryReleaseCommand : OrganizationCmdlet
{
    private const string Scope = "org:ci";

    /// <summary>The versions of releases.</summary>
    [Parameter(ParameterSetName = "Version", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public string[] Version { get; set; } = [];

    /// <summary>Only releases of these projects, by slug or by id.</summary>
    [Parameter(ParameterSetName = "List", ValueFromPipelineByPropertyName = true)]
    [ValidateSlug]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[] Project { get; set; } = [];

    /// <summary>Only releases whose version has this text in it, in whatever case, or that Sentry's own terms find.</summary>
    [Parameter(ParameterSetName = "List")]
    public string? Query { get; set; }

    /// <summary>Only releases that were seen in these environments.</summary>
    [Parameter(ParameterSetName = "List")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Only releases in this state; the open ones if it is not given.</summary>
    [Parameter(ParameterSetName = "List")]
    public SentryReleaseStatusFilter Status { get; set; } = SentryReleaseStatusFilter.Open;

    private protected override void ProcessInput()
    {
        var organization = RequiredOrganization;
        if (ParameterSetName == "Version")
        {
            ForEachTarget(Version, version =>
            {
                ReleaseVersion.Validate(version);
                WriteObject(Fetch<SentryRelease>(
                    new(ApiMethod.Get, $"organizations/{organization}/releases/{version}/") { Organization = organization, Scope = Scope }));
            });
            return;
        }

        var request = new ApiRequest(ApiMethod.Get, $"organizations/{organization}/releases/")
        {
            Organization = organization,
            Scope = Scope,
            HasOffsetCursors = true,
        };
        ProjectIds.Resolve(this, ProjectsOrDefault(Project)).AddTo(request.Query)
            .Add("environment", Environment)
            .Add("query", Query)
            // Nothing but the empty value makes the server list releases of every state.
            .Add("status", Status == SentryReleaseStatusFilter.All ? "" : Status.ToString().ToLowerInvariant())
            .Add("per_page", PagingParameters.PageSize());
        WriteList<SentryRelease>(request);
    }
}

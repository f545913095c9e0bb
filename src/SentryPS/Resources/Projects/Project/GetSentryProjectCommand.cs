namespace SentryPS.Commands;

/// <summary>Gets the projects of an organization or of teams, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryProject", SupportsPaging = true)]
[Serves("listOrganizationProjects", "listTeamProjects", "getProject")]
[OutputType(typeof(SentryProject))]
public sealed class GetSentryProjectCommand : GetCmdlet<SentryProject>
{
    /// <summary>
    /// The slugs or ids of projects. A piped organization or team stands for all of its projects, an issue for its project.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject), Column = "Project", Within = [typeof(SentryTeam)])]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Only projects that this search finds: text in name or slug, or Sentry's own terms such as <c>team:backend</c>.</summary>
    [Parameter]
    [Query("query")]
    [AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only projects that these teams work on, by slug or id. A project of several of them comes for each.</summary>
    [Parameter]
    [Name(typeof(SentryTeam)), Filter]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];

    private protected override string ListPath =>
        IsOfTeam ? "teams/{organization}/{team}/projects/" : Resource.ListPath;

    private protected override string ListScope => IsOfTeam ? Resource.ReadScope : Resource.ListScope;

    private bool IsOfTeam => ContainerOr(Team, typeof(SentryTeam)).Length > 0;

    private protected override void AddQuery(QueryParameters query)
    {
        if (IsOfTeam && Query is not null)
            throw SentryException.InvalidInput("Sentry searches only among all projects of an organization: give -Query team:<slug>, or filter with Where-Object.");
    }
}

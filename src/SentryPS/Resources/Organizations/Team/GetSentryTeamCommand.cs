namespace SentryPS.Commands;

/// <summary>Gets the teams of an organization or a project, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryTeam", SupportsPaging = true)]
[Serves("listOrganizationTeams", "listOrganizationUserTeams", "listProjectTeams", "getTeam")]
[OutputType(typeof(SentryTeam))]
public sealed class GetSentryTeamCommand : GetCmdlet<SentryTeam>
{
    /// <summary>The slugs or ids of teams. A piped project or organization stands for its teams.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryTeam), Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];

    /// <summary>Only the teams of this project, by slug or id.</summary>
    [Parameter]
    [Name(typeof(SentryProject)), Filter]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Only teams that have this text in their name or slug.</summary>
    [Parameter]
    [Query("query"), AllowEmpty]
    public string? Query { get; set; }

    /// <summary>Only the teams that the user of the token is on.</summary>
    [Parameter]
    [Filter]
    public SwitchParameter Mine { get; set; }

    private protected override string ListPath =>
        IsOfProject ? "projects/{organization}/{project}/teams/"
        : Mine ? "organizations/{organization}/user-teams/"
        : Resource.ListPath;

    private protected override string ListScope => IsOfProject ? "project:read" : Resource.ListScope;

    private bool IsOfProject => ContainerOr(Project, typeof(SentryProject)) is not null;

    private protected override void AddQuery(QueryParameters query)
    {
        if (IsOfProject && Mine)
            throw SentryException.InvalidInput("-Mine lists teams of the organization, and not those of a project: filter with Where-Object IsMember.");

        if (Query is not null && ListPath != Resource.ListPath)
            throw SentryException.InvalidInput("Sentry searches only among all teams of an organization: leave -Query out, and filter with Where-Object.");
    }
}

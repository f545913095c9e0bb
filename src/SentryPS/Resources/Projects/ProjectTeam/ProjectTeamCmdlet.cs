namespace SentryPS.Commands;

/// <summary>
/// The base of the commands that say which teams work on which projects, one request for each project and team, when
/// all of the input is there.
/// </summary>
public abstract class ProjectTeamCmdlet : ResourceCmdlet<SentryProject>
{
    private readonly List<SentryName> _projects = [];

    private protected ProjectTeamCmdlet()
    {
    }

    /// <summary>The projects by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>The teams by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];

    /// <summary>Emits the project as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract string Action { get; }

    private protected abstract ApiMethod Method { get; }

    /// <summary>Whether the project shall have the teams in the end.</summary>
    private protected abstract bool IsWanted { get; }

    // What is no longer the team's leaves a listing of its projects: read on meanwhile, it would pass over some.
    private protected override void ProcessInput() => _projects.AddRange(Project);

    private protected override void FinishInput() => ForEachTarget(_projects, project =>
    {
        SentryProject? changed = null;
        foreach (var team in Team)
        {
            Guard(project, () =>
            {
                if (MayChange($"{project.Description} in {RequiredOrganization}", $"{Action} {team}"))
                    changed = Change(project, team.Required);
            });
        }

        if (PassThru && changed is not null)
            WriteObject(changed);
    });

    private protected virtual bool MayChange(string target, string action) => ShouldProcess(target, action);

    /// <summary>The response is the project with its teams, also where it had or lacked the team before.</summary>
    private SentryProject Change(SentryName project, string team)
    {
        var request = new ApiRequest(Method, $"projects/{RequiredOrganization}/{KeyOf(project)}/teams/{team}/")
        {
            Organization = RequiredOrganization,
            Scope = Resource.WriteScope,
            Subject = $"Project '{project}' or team '{team}'",
            CanRepeatPost = true,
        };
        var changed = Fetch<SentryProject>(request);
        // An id is among the teams in the form of a slug.
        if (!team.All(char.IsDigit) && changed.Teams.Contains(team, StringComparer.OrdinalIgnoreCase) != IsWanted)
        {
            throw new SentryException(
                $"Sentry accepted the change of project '{project}', but shows it "
                + $"{(IsWanted ? "without" : "with")} the team {team}.",
                "SentryNotChanged",
                ErrorCategory.InvalidResult);
        }

        return changed;
    }
}

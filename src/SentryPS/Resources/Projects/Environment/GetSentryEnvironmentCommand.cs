namespace SentryPS.Commands;

/// <summary>Gets the environments of projects or of an organization, or those that are named.</summary>
[Cmdlet(VerbsCommon.Get, "SentryEnvironment", SupportsPaging = true)]
[Serves("listOrganizationEnvironments", "listProjectEnvironments", "getProjectEnvironment")]
[OutputType(typeof(SentryEnvironment))]
public sealed class GetSentryEnvironmentCommand : GetCmdlet<SentryEnvironment>
{
    /// <summary>
    /// The names of environments of a project. A piped project or organization stands for its environments.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryEnvironment), Within = [typeof(SentryProject)])]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public SentryName[] Environment { get; set; } = [];

    /// <summary>
    /// The projects whose environments are wanted, by slug or id. Without it, the default project of the connection is
    /// used; if there is none, those of the whole organization are listed.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    /// <summary>Which are listed; if it is not given, those that are not hidden.</summary>
    [Parameter]
    [Query("visibility")]
    public SentryEnvironmentVisibility Visibility { get; set; }

    private protected override string ListPath => IsOfProject ? Resource.ListPath : "organizations/{organization}/environments/";

    private protected override string ListScope => IsOfProject ? Resource.ListScope : "org:read";

    private bool IsOfProject => this.ProjectsOrDefault(Project).Length > 0;

    private protected override string? Contradiction(SentryEnvironment row) =>
        Visibility != SentryEnvironmentVisibility.All
        && row.IsHidden == (Visibility == SentryEnvironmentVisibility.Visible)
            ? $"is {(row.IsHidden == true ? "hidden" : "visible")}"
            : null;
}

namespace SentryPS.Commands;

/// <summary>Creates a project, and emits it with its DSN.</summary>
[Cmdlet(VerbsCommon.New, "SentryProject", SupportsShouldProcess = true)]
[Serves("createTeamProject", "createOrganizationProject")]
[OutputType(typeof(SentryProject))]
public sealed class NewSentryProjectCommand : NewCmdlet<SentryProject>
{
    /// <summary>The name that people read, at most 50 characters long.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 50), Body("name")]
    public string Name { get; set; } = "";

    /// <summary>
    /// The team that works on the project, by slug or id. Without it, the project gets a team of its own that has only
    /// the user of the token on it.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName? Team { get; set; }

    /// <summary>
    /// The short name in URLs, of lower-case letters, digits and dashes. Without it Sentry makes one of the name, and
    /// makes a second project where there is one of that name.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateSlug, Body("slug", CanClear = false)]
    public string? Slug { get; set; }

    /// <summary>The platform, such as <c>python-django</c>. It can be chosen later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PlatformCompleter))]
    [Body("platform")]
    public string? Platform { get; set; }

    /// <summary>Leaves out the alert that Sentry gives to new projects, which reports every new issue.</summary>
    [Parameter]
    public SwitchParameter NoDefaultAlert { get; set; }

    private protected override string NewName => Slug ?? Name;

    private protected override string ListPath =>
        Team is null ? Resource.ListPath : "teams/{organization}/{team}/projects/";

    private protected override Dictionary<string, object?> ComposeBody()
    {
        var body = base.ComposeBody();
        if (NoDefaultAlert)
            body["default_rules"] = false;

        return body;
    }

    /// <summary>The project is there, whatever becomes of the question for its DSN.</summary>
    private protected override SentryProject Complete(SentryProject item)
    {
        var project = base.Complete(item);
        Guard(project.Slug, () =>
        {
            var request = new ApiRequest(ApiMethod.Get, $"projects/{RequiredOrganization}/{project.Slug}/keys/")
            {
                Organization = RequiredOrganization,
                Scope = Resource.ReadScope,
                Subject = $"The DSN of project '{project.Slug}', which was created,",
            };
            project.Dsn = List<SentryProjectKey>(request).FirstOrDefault(key => key.IsActive)?.Dsn;
        });
        return project;
    }
}

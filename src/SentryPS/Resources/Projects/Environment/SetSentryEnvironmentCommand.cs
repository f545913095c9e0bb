namespace SentryPS.Commands;

/// <summary>Hides environments from the pages of a project, or shows them again. Their events stay.</summary>
[Cmdlet(VerbsCommon.Set, "SentryEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateProjectEnvironment", "Bulk Update Project Environments")]
[OutputType(typeof(SentryEnvironment))]
public sealed class SetSentryEnvironmentCommand : SetCmdlet<SentryEnvironment>
{
    // In the path of one environment this word stands for that without a name.
    private const string NoName = "none";
    private const int MostNames = 1000;

    private readonly List<(SentryConnection Connection, string Organization, string Project, SentryName Target)> _changes = [];

    /// <summary>The environments by name or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryEnvironment))]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public SentryName[] Environment { get; set; } = [];

    /// <summary>
    /// The project, by slug or id. Without it, that of the piped object, else the default one of the connection.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>Whether the project's pages leave the environments out.</summary>
    [Parameter(Mandatory = true)]
    [Body("isHidden")]
    public bool Hidden { get; set; }

    // What the command was told to change is sent when it is known what goes together.
    private protected override void Change(SentryName target) =>
        _changes.Add((ActiveConnection, RequiredOrganization, ValueOfHole("project"), target));

    private protected override void FinishInput()
    {
        base.FinishInput();
        foreach (var project in _changes.GroupBy(change => (change.Connection, change.Organization, change.Project)))
        {
            var targets = project.Select(change => change.Target).ToList();
            for (var start = 0; start < targets.Count; start += MostNames)
                ChangeTogether(targets.GetRange(start, Math.Min(MostNames, targets.Count - start)));
        }
    }

    /// <summary>
    /// Several of a project go in one request. Where the server does not know it, or refuses one of them, they go one by one.
    /// </summary>
    private void ChangeTogether(List<SentryName> targets)
    {
        IReadOnlyList<SentryEnvironment>? rows = null;
        var goesAlone = targets.Count == 1;
        if (!goesAlone)
        {
            Guard(string.Join(", ", targets), () => WithTarget(targets[0], () =>
            {
                try
                {
                    rows = SendList(targets);
                }
                catch (SentryApiException exception) when (exception.StatusCode is 400 or 404 or 405)
                {
                    goesAlone = true;
                }
            }));
        }

        if (goesAlone)
            ForEachTarget(targets, ChangeAlone);
        else if (rows is not null)
            ForEachTarget(targets, target => RequireChanged(target, rows));
    }

    private void ChangeAlone(SentryName target)
    {
        if (UrlSegment.CanBe(target.Value) && target.Value != NoName)
            base.Change(target);
        else
            RequireChanged(target, SendList([target]));
    }

    private IReadOnlyList<SentryEnvironment> SendList(IReadOnlyList<SentryName> targets)
    {
        var names = targets.Select(target => target.Value).Distinct().ToList();
        var request = ListRequest(
            ApiMethod.Put,
            Resource.WriteScope,
            new Dictionary<string, object?> { ["environmentNames"] = names, ["isHidden"] = Hidden });
        request.Subject = Resource.Describe(string.Join(", ", names));
        return Await(Start((transport, observer) =>
            transport.SendForListAsync<SentryEnvironment>(request, observer, StopToken))).Value ?? [];
    }

    private void RequireChanged(SentryName target, IReadOnlyList<SentryEnvironment> rows)
    {
        var changed = rows.FirstOrDefault(row => row.Name == target.Value)
            ?? throw new SentryException(
                $"Project {ValueOfHole("project")} has no environment '{target}'.",
                "SentryNotFound",
                ErrorCategory.ObjectNotFound);
        if (changed.IsHidden != Hidden)
            throw NotChanged(target, $"left it {(Hidden ? "visible" : "hidden")}");

        if (PassThru)
            WriteObject(Complete(changed));
    }
}

namespace SentryPS.Commands;

/// <summary>Hides environments from the pages of a project, or shows them again. Their events stay.</summary>
[Cmdlet(VerbsCommon.Set, "SentryEnvironment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateProjectEnvironment", "Bulk Update Project Environments")]
[OutputType(typeof(SentryEnvironment))]
public sealed class SetSentryEnvironmentCommand : SetCmdlet<SentryEnvironment>
{
    // In the path of one environment this word stands for that without a name.
    private const string NoName = "none";

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

    private protected override void Change(SentryName target)
    {
        if (UrlSegment.CanBe(target.Value) && target.Value != NoName)
            base.Change(target);
        else
            ChangeInList(target);
    }

    /// <summary>Names that cannot stand in a path are sent in a list, which newer servers take.</summary>
    private void ChangeInList(SentryName target)
    {
        var request = ListRequest(
            ApiMethod.Put,
            Resource.WriteScope,
            new Dictionary<string, object?> { ["environmentNames"] = new[] { target.Value }, ["isHidden"] = Hidden });
        request.Subject = Resource.Describe(target.Value);
        var rows = Await(Start((transport, observer) =>
            transport.SendForListAsync<SentryEnvironment>(request, observer, StopToken)));
        var changed = rows.Value?.FirstOrDefault(row => row.Name == target.Value)
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

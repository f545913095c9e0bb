namespace SentryPS.Commands;

/// <summary>Gets the rules that say whose a problem of a project is.</summary>
[Cmdlet(VerbsCommon.Get, "SentryOwnership")]
[Serves("getProjectOwnership")]
[OutputType(typeof(SentryOwnership))]
public sealed class GetSentryOwnershipCommand : ResourceCmdlet<SentryOwnership>
{
    /// <summary>
    /// The projects by slug, id or object. Without it, the default project of the connection is used.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryOwnership), Column = "Project")]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];

    private protected override IReadOnlyList<SentryName> Targets =>
        Project.Length > 0 ? Project : [new(ValueOfHole("project"))];

    private protected override void ProcessInput() => ForEachTarget(Targets, project =>
        WriteObject(Fetch<SentryOwnership>(ItemRequest(ApiMethod.Get, project, Resource.ReadScope), Complete)));
}

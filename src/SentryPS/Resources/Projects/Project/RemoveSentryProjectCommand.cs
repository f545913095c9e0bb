namespace SentryPS.Commands;

/// <summary>Removes projects with all of their issues and events. There is no way back.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryProjectCommand : RemoveCmdlet<SentryProject>
{
    /// <summary>The projects by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName[] Project { get; set; } = [];
}

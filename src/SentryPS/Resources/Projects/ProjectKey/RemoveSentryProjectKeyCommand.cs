namespace SentryPS.Commands;

/// <summary>Removes client keys. Programs that have their DSNs can send no more events.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryProjectKey", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryProjectKeyCommand : RemoveCmdlet<SentryProjectKey>
{
    /// <summary>The keys by id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryProjectKey))]
    public SentryName[] Key { get; set; } = [];

    /// <summary>
    /// The project of keys that are named by id. Without it, the default project of the connection is used.
    /// </summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }
}

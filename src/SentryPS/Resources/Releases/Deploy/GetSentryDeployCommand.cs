namespace SentryPS.Commands;

/// <summary>Gets where releases are deployed: of each environment and project, the latest deploy of the release.</summary>
[Cmdlet(VerbsCommon.Get, "SentryDeploy", SupportsPaging = true)]
[OutputType(typeof(SentryDeploy))]
public sealed class GetSentryDeployCommand : GetCmdlet<SentryDeploy>
{
    /// <summary>The releases by version or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ReleaseName]
    [ArgumentCompleter(typeof(ReleaseCompleter))]
    public SentryName[] Release { get; set; } = [];
}

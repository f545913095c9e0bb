namespace SentryPS.Commands;

/// <summary>Removes teams. Their projects, members and issues stay, without the team.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryTeam", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSentryTeamCommand : RemoveCmdlet<SentryTeam>
{
    /// <summary>The teams by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];
}

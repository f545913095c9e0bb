namespace SentryPS.Commands;

/// <summary>Takes teams off projects. Team and project stay.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryProjectTeam", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteProjectTeam")]
[OutputType(typeof(SentryProject))]
public sealed class RemoveSentryProjectTeamCommand : ProjectTeamCmdlet
{
    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Remove team";

    private protected override ApiMethod Method => ApiMethod.Delete;

    private protected override bool IsWanted => false;

    private protected override bool MayChange(string target, string action) =>
        this.IsForced(Force) || base.MayChange(target, action);
}

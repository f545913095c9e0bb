namespace SentryPS.Commands;

/// <summary>Gives teams access to projects. A team that has it already keeps it.</summary>
[Cmdlet(VerbsCommon.Add, "SentryProjectTeam", SupportsShouldProcess = true)]
[Serves("addProjectTeam")]
[OutputType(typeof(SentryProject))]
public sealed class AddSentryProjectTeamCommand : ProjectTeamCmdlet
{
    private protected override string Action => "Add team";

    private protected override ApiMethod Method => ApiMethod.Post;

    private protected override bool IsWanted => true;
}

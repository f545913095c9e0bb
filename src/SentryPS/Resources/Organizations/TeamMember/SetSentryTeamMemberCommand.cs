namespace SentryPS.Commands;

/// <summary>Changes the roles of members in teams.</summary>
[Cmdlet(VerbsCommon.Set, "SentryTeamMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateOrganizationMemberTeam")]
[OutputType(typeof(void))]
public sealed class SetSentryTeamMemberCommand : TeamMemberCmdlet
{
    /// <summary>The new role in the team: <c>contributor</c> or <c>admin</c>.</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(TeamRoleCompleter))]
    public string Role { get; set; } = "";

    private protected override string Action => $"Set role {Role}";

    private protected override void Change(SentryName member, string team) => SetRole(member, team, Role);
}

namespace SentryPS.Commands;

/// <summary>Takes members off teams. They stay in the organization.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryTeamMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationMemberTeam")]
[OutputType(typeof(void))]
public sealed class RemoveSentryTeamMemberCommand : TeamMemberCmdlet
{
    /// <summary>Removes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Remove team member";

    private protected override bool MayChange(string target) => this.IsForced(Force) || base.MayChange(target);

    private protected override void Change(SentryName member, string team)
    {
        var response = SendRemoval<SentryTeam>(Request(ApiMethod.Delete, member, team, Resource.DeleteScope));
        // The response is the team without the member.
        if (response is { Value: null })
        {
            throw new SentryException(
                $"Sentry answered the removal of '{member}' from team {team} without the team, "
                + "which does not say that it was done.",
                "SentryNotVerified",
                ErrorCategory.InvalidResult);
        }
    }
}

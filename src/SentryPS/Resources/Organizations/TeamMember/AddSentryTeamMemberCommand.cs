namespace SentryPS.Commands;

/// <summary>Adds members to teams. Who is on a team already stays there.</summary>
[Cmdlet(VerbsCommon.Add, "SentryTeamMember", SupportsShouldProcess = true)]
[Serves("addOrganizationMemberTeam")]
[OutputType(typeof(void))]
public sealed class AddSentryTeamMemberCommand : TeamMemberCmdlet
{
    private const int OnlyAskedFor = 202;

    /// <summary>The role in the team: <c>contributor</c> or <c>admin</c>.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TeamRoleCompleter))]
    public string? Role { get; set; }

    private protected override string Action => "Add team member";

    private protected override void Change(SentryName member, string team)
    {
        var request = Request(ApiMethod.Post, member, team, Resource.WriteScope);
        request.CanRepeatPost = true;
        if (Send<SentryTeam>(request).StatusCode == OnlyAskedFor)
        {
            throw new SentryException(
                $"Sentry has not added '{member}' to team {team}: it has only filed a request to join, "
                + "which somebody has to approve.",
                "SentryNotChanged",
                ErrorCategory.InvalidResult)
            {
                RecommendedAction = "Use a token with the scope team:admin or org:write, or approve the request "
                    + "on the page of the organization's members.",
            };
        }

        if (Role is not null)
            SetRole(member, team, Role);
    }
}

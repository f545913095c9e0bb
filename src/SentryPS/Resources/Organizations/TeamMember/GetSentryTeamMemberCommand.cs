namespace SentryPS.Commands;

/// <summary>Gets the members of teams, with their roles in the organization and in the team.</summary>
[Cmdlet(VerbsCommon.Get, "SentryTeamMember", SupportsPaging = true)]
[Serves("listTeamMembers")]
[OutputType(typeof(SentryTeamMember))]
public sealed class GetSentryTeamMemberCommand : GetCmdlet<SentryTeamMember>
{
    /// <summary>The teams by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];
}

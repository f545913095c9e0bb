namespace SentryPS.Commands;

/// <summary>
/// The base of the commands that change who is on which teams, one request for each member and team, when all of the
/// input is there.
/// </summary>
public abstract class TeamMemberCmdlet : ResourceCmdlet<SentryTeamMember>
{
    private static readonly char[] s_separators = [',', ';', ' '];

    private readonly List<SentryName> _members = [];

    private protected TeamMemberCmdlet()
    {
    }

    /// <summary>The members by email address, id or object, or <c>me</c> for the user of the token.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [MemberName]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public SentryName[] Member { get; set; } = [];

    /// <summary>
    /// The teams by slug, id or object. Without it, those that the piped objects or rows have as <c>Team</c>.
    /// </summary>
    [Parameter(Position = 1)]
    [Name(typeof(SentryTeam))]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public SentryName[] Team { get; set; } = [];

    private protected abstract string Action { get; }

    private protected sealed override string FindKey(SentryName target) => MemberLookup.IdOf(this, target);

    // Rows of a listing move up when one before them goes: read on meanwhile, it would pass over some.
    private protected override void ProcessInput() => _members.AddRange(Member);

    private protected override void FinishInput() => ForEachTarget(_members, member =>
    {
        var organization = RequiredOrganization;
        foreach (var team in TeamsOf(member))
        {
            Guard(member, () =>
            {
                if (MayChange($"{member.Description} in team {team} of {organization}"))
                    Change(member, team);
            });
        }
    });

    private protected virtual bool MayChange(string target) => ShouldProcess(target, Action);

    private protected abstract void Change(SentryName member, string team);

    private protected ApiRequest Request(
        ApiMethod method, SentryName member, string team, string? scope, object? body = null) =>
        new(method, $"organizations/{RequiredOrganization}/members/{KeyOf(member)}/teams/{team}/")
        {
            Organization = RequiredOrganization,
            Scope = scope,
            Subject = $"Member '{member}' or team '{team}'",
            Body = body,
        };

    private protected void SetRole(SentryName member, string team, string role)
    {
        var wanted = role.ToLowerInvariant();
        var body = new Dictionary<string, object?> { ["teamRole"] = wanted };
        var request = Request(ApiMethod.Put, member, team, Resource.WriteScope, body);
        if (Send<SentryTeamMember>(request).Value?.TeamRole is var shown && shown != wanted)
        {
            throw new SentryException(
                $"Sentry accepted the role {wanted} of '{member}' in team {team}, but left it at '{shown}'.",
                "SentryNotChanged",
                ErrorCategory.InvalidResult)
            {
                RecommendedAction = "Not every plan has roles within teams; where there are none, "
                    + "the server passes over them.",
            };
        }
    }

    private IEnumerable<string> TeamsOf(SentryName member) =>
        Team.Length > 0 ? Team.Select(team => team.Required)
        : member.Facts?.Text(nameof(Team)) is { } teams
            ? teams.Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
        : throw SentryException.InvalidInput("Which team? Give -Team, or pipe objects that have one.", member);
}

namespace SentryPS.Commands;

/// <summary>Invites people into an organization, and onto teams. Rows of a CSV file can tell whom.</summary>
[Cmdlet(VerbsCommon.New, "SentryMember", SupportsShouldProcess = true)]
[OutputType(typeof(SentryMember))]
public sealed class NewSentryMemberCommand : NewCmdlet<SentryMember>
{
    private static readonly char[] s_separators = [',', ';', ' '];

    /// <summary>The email address, to which the invitation is sent.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(3, 75)]
    public string Email { get; set; } = "";

    /// <summary>The role in the organization; <c>member</c> if it is not given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OrganizationRoleCompleter))]
    public string? Role { get; set; }

    /// <summary>The slugs of teams that the member is on. In one text they stand with <c>;</c> between them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Teams")]
    [ArgumentCompleter(typeof(NameCompleter<SentryTeam>))]
    public string[] Team { get; set; } = [];

    /// <summary>
    /// Sends no mail. The link of the invitation is in <c>Raw.invite_link</c> of the member that Get-SentryMember
    /// gets.
    /// </summary>
    [Parameter]
    public SwitchParameter NoMail { get; set; }

    private protected override string NewName => Email.Trim();

    private protected override string Action => "Invite member";

    private protected override string Scope => "member:invite";

    /// <summary>
    /// Cells of a file that are empty say nothing. The server wants a role for each team, and forgets it.
    /// </summary>
    private protected override Dictionary<string, object?> ComposeBody()
    {
        if (!Email.Contains("@"))
            throw SentryException.InvalidInput($"'{Email}' is no email address.", Email);

        var body = new Dictionary<string, object?> { ["email"] = NewName };
        if (!string.IsNullOrWhiteSpace(Role))
            body["orgRole"] = Role!.Trim().ToLowerInvariant();

        var teams = Team
            .SelectMany(team => (team ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
            .Distinct()
            .ToList();
        if (teams.Count > 0)
        {
            body["teamRoles"] = teams
                .Select(team => new Dictionary<string, object?> { ["teamSlug"] = team, ["role"] = null })
                .ToList();
        }

        if (NoMail)
            body["sendInvite"] = false;

        return body;
    }
}

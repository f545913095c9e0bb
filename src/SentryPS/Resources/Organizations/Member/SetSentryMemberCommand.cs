namespace SentryPS.Commands;

/// <summary>
/// Changes the roles of members, who stay on their teams, or invites again those who have not come yet.
/// </summary>
[Cmdlet(VerbsCommon.Set, "SentryMember", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryMember))]
public sealed class SetSentryMemberCommand : SetCmdlet<SentryMember>
{
    private SentryMember _before = null!;

    /// <summary>The members by email address, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [MemberName]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public SentryName[] Member { get; set; } = [];

    /// <summary>The new role in the organization. Who has it already is left alone.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(OrganizationRoleCompleter))]
    [Body("orgRole", CanClear = false)]
    public string? Role { get; set; }

    /// <summary>Sends the invitation once more. One that has become too old gets a new link.</summary>
    [Parameter]
    [Body("reinvite", IsShown = false, Words = "resend the invitation")]
    public SwitchParameter Resend { get; set; }

    private protected override string FindKey(SentryName target) => MemberLookup.IdOf(this, target);

    private protected override void CheckParameters()
    {
        base.CheckParameters();
        Role = Role?.Trim().ToLowerInvariant();
        if (Resend && Role is not null)
        {
            throw SentryException.InvalidInput(
                "Sentry changes a role or sends an invitation again, but not both at once: "
                + "give one of -Role and -Resend.");
        }
    }

    private protected override void Change(SentryName target)
    {
        _before = Fetch<SentryMember>(ItemRequest(ApiMethod.Get, target, Resource.ReadScope));
        if (Role is null || _before.Role != Role)
            base.Change(target);
        else if (PassThru)
            WriteObject(_before);
    }

    /// <summary>The server takes a member off every team that a change of the role does not name.</summary>
    private protected override Dictionary<string, object?> ComposeBody(SentryName target)
    {
        var body = base.ComposeBody(target);
        if (Role is not null)
        {
            body["teamRoles"] = _before.Assignments ?? throw SentryException.InvalidResponse(
                $"Sentry does not say on which teams {_before} is, "
                + "and a change of the role would take away those that are not named.");
        }
        else if (_before.IsExpired)
        {
            body["regenerate"] = true;
        }

        return body;
    }

    private protected override void RequireShown(
        SentryName target, Dictionary<string, object?> body, SentryMember changed)
    {
        base.RequireShown(target, body, changed);
        if (Role is null || changed.Assignments is null)
            return;

        var lost = _before.TeamRoles.Keys.Except(changed.TeamRoles.Keys).ToList();
        if (lost.Count > 0)
        {
            throw NotChanged(
                target,
                $"took {_before} off the teams {string.Join(", ", lost)}: put them back with Add-SentryTeamMember");
        }
    }
}

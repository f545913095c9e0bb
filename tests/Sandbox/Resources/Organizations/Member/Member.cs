namespace SentryPS.Sandbox.Resources;

/// <summary>A person in an organization, or one who is invited.</summary>
public sealed class Member(long id, User user, string role, DateTimeOffset dateCreated)
{
    /// <summary>The id of the membership, which is not that of the user.</summary>
    public long Id => id;

    /// <summary>The person. Of those who are invited nothing but the e-mail address is known.</summary>
    public User User => user;

    public string Role { get; set; } = role;

    public DateTimeOffset DateCreated => dateCreated;

    /// <summary>Whether the person has not yet accepted the invitation.</summary>
    public bool IsPending { get; init; }

    public bool IsExpired { get; set; }

    /// <summary>The secret part of the link in the invitation's mail.</summary>
    public string? InviteToken { get; set; }

    public string? InviterName { get; init; }

    public List<Team> Teams { get; } = [];

    /// <summary>The roles in teams, where one was set.</summary>
    public Dictionary<Team, string> TeamRoles { get; } = [];

    /// <summary>The role in a team, or null where nobody has set one.</summary>
    public string? RoleIn(Team team) => TeamRoles.GetValueOrDefault(team);

    public void Join(Team team, string? role = null)
    {
        if (!Teams.Contains(team))
            Teams.Add(team);
        if (role is not null)
            TeamRoles[team] = role;
    }

    public void Leave(Team team)
    {
        Teams.Remove(team);
        TeamRoles.Remove(team);
    }

    public override string ToString() => $"{User.Email} ({Role})";
}

namespace SentryPS.Sandbox.Resources;

/// <summary>The people of an organization, and the teams they are on.</summary>
internal static class PeopleSeeder
{
    private static readonly (string Name, string Email)[] People =
    [
        ("Ada Lind", "ada@acme.example"),
        ("Bjørn Åberg", "bjorn@acme.example"),
        ("Chiara Conti", "chiara@acme.example"),
        ("Dmytro Koval", "dmytro@acme.example"),
        ("Eun-ji Park", "eunji@acme.example"),
        ("Former Colleague", "former@acme.example"),
        ("Guest Reader", "guest@acme.example"),
    ];

    public static List<User> CreateUsers(SandboxState state) =>
    [
        .. People.Select(person => new User(state.NextId(), person.Name, person.Email)
        {
            IsActive = !person.Email.StartsWith("former", StringComparison.Ordinal),
        }),
    ];

    /// <summary>The first person owns it all, the guest is on no team, the others are on one team each.</summary>
    public static void AddMembers(SandboxState state, Organization organization, List<User> users)
    {
        for (var index = 0; index < users.Count; index++)
        {
            var role = index == 0 ? "owner" : "member";
            var member = new Member(state.NextId(), users[index], role, organization.DateCreated.AddHours(index));
            if (index == 0)
                member.Teams.AddRange(organization.Teams);
            else if (index < users.Count - 1)
                member.Teams.Add(organization.Teams[(index - 1) % organization.Teams.Count]);
            organization.Members.Add(member);
        }
    }

    /// <summary>Somebody who has not answered yet.</summary>
    public static void AddInvitation(SandboxState state, Organization organization)
    {
        var email = $"newcomer@{organization.Slug}.example";
        organization.Members.Add(new Member(
            state.NextId(), new User(state.NextId(), "", email), "member", state.StartedAt.AddDays(-2))
        {
            IsPending = true,
            InviteToken = MemberChange.NewToken(state),
            InviterName = state.Me.Name,
        });
    }

    /// <summary>
    /// As many further members as it takes to have this many, those who are only invited not counted.
    /// </summary>
    public static void AddOthers(SandboxState state, Organization organization, int count)
    {
        for (var number = People.Length + 1; number <= count; number++)
        {
            var user = new User(state.NextId(), $"Colleague {number}", $"colleague{number}@acme.example");
            var member = new Member(state.NextId(), user, "member", organization.DateCreated.AddHours(number));
            member.Join(organization.Teams[number % organization.Teams.Count]);
            organization.Members.Add(member);
        }
    }
}

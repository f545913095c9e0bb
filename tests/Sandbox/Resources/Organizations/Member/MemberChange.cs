using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>The validated body of an invitation or of a member's update.</summary>
internal sealed record MemberChange
{
    public string? Email { get; private init; }

    public string? Role { get; private init; }

    /// <summary>The teams and the roles in them; null where the body has none.</summary>
    public IReadOnlyList<(Team Team, string? Role)>? Teams { get; private init; }

    public static MemberChange ForInvitation(ApiCall call, BodyReader body)
    {
        var change = new MemberChange
        {
            Email = ReadEmail(call, body),
            Role = body.Choice("orgRole", [.. RoleShape.OfOrganizations]),
            Teams = ReadTeams(call, body),
        };
        body.Ignore("sendInvite", "reinvite");
        if (change.Role is not (null or "member") && !(call.Caller.Has("member:admin") && call.Caller.User is not null))
            body.Fail("orgRole", "You do not have permission to set that org-level role");
        body.RefuseUnknown();
        body.ThrowIfInvalid();
        return change;
    }

    public static MemberChange ForUpdate(ApiCall call, BodyReader body, Member member)
    {
        var change = new MemberChange
        {
            Role = body.Choice("orgRole", [.. RoleShape.OfOrganizations]),
            Teams = ReadTeams(call, body),
        };
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        if (change.Role is not null && change.Role != member.Role)
        {
            if (member == call.Me)
                throw ApiFailure.BadRequest("You cannot make changes to your own membership.");
            if (!call.Caller.Has("member:admin"))
                throw Refused("You do not have permission to change that member's role.");
        }

        if (change is { Role: "billing", Teams.Count: > 0 })
            throw ApiFailure.BadRequest("The user with a 'billing' role cannot have team-level permissions.");
        return change;
    }

    /// <summary>
    /// The teams are always written anew: a body without them takes the member off every team.
    /// </summary>
    public void ApplyTo(Member member, bool hasTeamRoles)
    {
        member.Role = Role ?? member.Role;
        member.Teams.Clear();
        member.TeamRoles.Clear();
        foreach (var (team, role) in Teams ?? [])
            member.Join(team, hasTeamRoles ? role : null);
    }

    public static string NewToken(SandboxState state)
    {
        var id = (ulong)state.NextId();
        return $"{Dice.Mix(id):x16}{Dice.Mix(id + 1):x16}";
    }

    private static string? ReadEmail(ApiCall call, BodyReader body)
    {
        var email = body.Text("email", maxLength: 75, isRequired: true);
        if (email is null || body.Errors.ContainsKey("email"))
            return null;

        if (!email.Contains('@', StringComparison.Ordinal))
        {
            body.Fail("email", "Enter a valid email address.");
        }
        else if (call.Organization.Members.Find(member =>
            member.User.Email.Equals(email, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            body.Fail("email", known.IsPending
                ? $"The user {email} has already been invited"
                : $"The user {email} is already a member");
        }

        return email;
    }

    private static List<(Team, string?)>? ReadTeams(ApiCall call, BodyReader body)
    {
        // One of Sentry's own mistakes: it looks for the role without asking whether there is one.
        var given = body.List("teamRoles", item => item.Has("role")
            ? (Slug: item.Text("teamSlug", isRequired: true), Role: item.Text("role"))
            : throw ApiFailure.Internal());
        if (given is null)
            return null;

        if (given.Any(item => item.Role is not null && !RoleShape.OfTeams.Contains(item.Role)))
            body.Fail("teamRoles", "Invalid team-role");

        var teams = given
            .Select(item => (Team: call.Organization.Teams.Find(team => team.Slug == item.Slug), item.Role))
            .ToList();
        if (teams.Exists(item => item.Team is null))
            body.Fail("teamRoles", "Invalid teams");
        return [.. teams.Where(item => item.Team is not null).Select(item => (item.Team!, item.Role))];
    }

    /// <summary>The errors about roles are texts, not lists of texts.</summary>
    private static ApiFailure Refused(string message) =>
        new(Response.Json(403, new JsonObject { ["role"] = message }));
}

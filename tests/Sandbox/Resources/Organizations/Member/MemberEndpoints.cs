using System.Globalization;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The members of an organization and of a project, invitations among them.</summary>
internal static class MemberEndpoints
{
    private const string Members = "organizations/{organization}/members/";
    private const string One = Members + "{member}/";

    public static void Map(ApiRoutes routes)
    {
        routes.Get(Members, Scopes.MemberRead, List);
        routes.Post(Members, Scopes.MemberInvite, Invite);
        routes.Get(One, Scopes.MemberRead, call => Response.Ok(MemberShape.Detail(call, Find(call))));
        routes.Put(One, Scopes.MemberInvite, Update);
        routes.Delete(One, Scopes.MemberRead, Remove);
        routes.Get("projects/{organization}/{project}/members/", Scopes.ProjectRead, ListOfProject);
    }

    /// <summary>The member in the path, by the membership's id or as <c>me</c>.</summary>
    public static Member Find(ApiCall call)
    {
        var segment = call.Segment("member");
        if (segment == "me")
            return call.Me ?? throw ApiFailure.NotFound();
        return call.Organization.Members.Find(member => ApiJson.Id(member.Id) == segment)
            ?? throw ApiFailure.NotFound();
    }

    private static Response List(ApiCall call)
    {
        var terms = SearchParser.Parse(call.Query["query"] ?? "");
        var members = call.Organization.Members
            .Where(member => terms.TrueForAll(term => Matches(member, term)))
            .OrderBy(member => member.Id)
            .ToList();
        return PageNumberPaginator.Respond(members, call, MemberShape.Row);
    }

    /// <summary>The members of the project's teams, all at once.</summary>
    private static Response ListOfProject(ApiCall call) => Response.Ok(ApiJson.Array(call.Organization.Members
        .Where(member => !member.IsPending && member.Teams.Intersect(call.Project.Teams).Any())
        .OrderBy(member => member.User.Email, StringComparer.Ordinal)
        .Select(MemberShape.Row)));

    private static Response Invite(ApiCall call)
    {
        var change = MemberChange.ForInvitation(call, new BodyReader(call.Body()));
        var user = new User(call.State.NextId(), "", change.Email!);
        var member = new Member(call.State.NextId(), user, change.Role ?? "member", call.State.Now)
        {
            IsPending = true,
            InviteToken = MemberChange.NewToken(call.State),
            InviterName = call.Caller.User?.Name,
        };

        // An invitation keeps the teams, and forgets the roles in them.
        foreach (var (team, _) in change.Teams ?? [])
            member.Join(team);
        call.Organization.Members.Add(member);
        return Response.Json(201, MemberShape.Row(member));
    }

    private static Response Update(ApiCall call)
    {
        var member = Find(call);
        if (call.Caller.User is null)
            return Response.Empty(400);

        var body = new BodyReader(call.Body());
        if (body.Boolean("reinvite") == true)
            return Reinvite(call, member, body);

        MemberChange.ForUpdate(call, body, member).ApplyTo(member, call.Options.TeamRoles);
        return Response.Ok(MemberShape.Detail(call, member));
    }

    private static Response Reinvite(ApiCall call, Member member, BodyReader body)
    {
        var regenerate = body.Boolean("regenerate");
        if (body.Count > (regenerate is null ? 1 : 2))
            throw ApiFailure.Forbidden();
        if (!member.IsPending)
            throw ApiFailure.BadRequest("This user is already a member.");
        if (member.IsExpired && regenerate != true)
            throw ApiFailure.BadRequest("You cannot resend an expired invitation without regenerating the token.");
        if (regenerate == true)
        {
            if (!call.Caller.Has("member:admin"))
                throw ApiFailure.BadRequest("You are missing the member:admin scope.");
            member.InviteToken = MemberChange.NewToken(call.State);
            member.IsExpired = false;
        }

        return Response.Ok(MemberShape.Detail(call, member));
    }

    /// <summary>Everybody may leave. To remove others takes a scope, and its lack is a 400 here.</summary>
    private static Response Remove(ApiCall call)
    {
        var member = Find(call);
        if (member != call.Me && !call.Caller.Has("member:admin"))
            throw ApiFailure.BadRequest("You are missing the member:admin scope.");
        if (MemberShape.IsOnlyOwner(call.Organization, member))
        {
            throw new ApiFailure(Response.Detail(
                403, "You cannot remove the only remaining owner of the organization."));
        }

        call.Organization.Members.Remove(member);
        return Response.Empty(204);
    }

    /// <summary>A key that the search does not know finds nobody.</summary>
    private static bool Matches(Member member, SearchTerm term) => term.Key switch
    {
        null => Contains(member.User.Email, term.Value) || Contains(member.User.Name, term.Value),
        "email" => term.Values.Contains(member.User.Email, StringComparer.OrdinalIgnoreCase),
        "id" => term.Values.Contains(ApiJson.Id(member.Id)),
        "user.id" => !member.IsPending && term.Values.Contains(ApiJson.Id(member.User.Id)),
        "role" => term.Values.Contains(member.Role),
        "isInvited" => member.IsPending == IsTrue(term),
        "ssoLinked" or "has2fa" or "hasExternalUsers" => !IsTrue(term),
        _ => false,
    };

    private static bool IsTrue(SearchTerm term) => term.Value.ToLower(CultureInfo.InvariantCulture) is "true" or "1";

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}

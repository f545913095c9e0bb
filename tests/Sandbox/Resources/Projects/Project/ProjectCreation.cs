using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>New projects. Each comes with a team, a client key, and detectors for its errors.</summary>
internal static class ProjectCreation
{
    private const int MaxSlug = 100;

    public static Response InTeam(ApiCall call)
    {
        var project = Create(call, () => call.Team);
        return Response.Json(201, ProjectShape.Row(project, call.Organization));
    }

    /// <summary>Without a team the project gets one that is the caller's own.</summary>
    public static Response InPersonalTeam(ApiCall call)
    {
        var user = call.Caller.User ?? throw new ApiFailure(Response.Empty(401));
        if (!call.Organization.Settings["allowMemberProjectCreation"]!.GetValue<bool>()
            && !call.Caller.Has("org:write", "org:admin"))
        {
            throw new ApiFailure(Response.Detail(403, "Your organization has disabled this feature for members."));
        }

        Team? team = null;
        var project = Create(call, () => team = PersonalTeam(call, user));
        var row = ProjectShape.Row(project, call.Organization);
        row["team_slug"] = team!.Slug;
        return Response.Json(201, row);
    }

    private static Project Create(ApiCall call, Func<Team> findTeam)
    {
        var organization = call.Organization;
        var body = new BodyReader(call.Body());
        var name = body.Text("name", maxLength: 50, isRequired: true);
        var slug = body.Slug("slug", MaxSlug);
        var platform = body.Text("platform");
        body.Boolean("default_rules");
        body.Ignore("origin");
        if (platform is not null && !Platforms.IsKnown(platform))
            body.Fail("platform", "Invalid platform");
        body.RefuseUnknown();
        body.ThrowIfInvalid();

        var team = findTeam();
        if (slug is not null && organization.Projects.Exists(other => other.Slug == slug))
            throw new ApiFailure(Response.Detail(409, "A project with this slug already exists."));

        // A retry without a slug makes a second project, as on Sentry.
        slug ??= Slugs.Free(name!, MaxSlug, taken => organization.Projects.Exists(other => other.Slug == taken));
        var project = new Project
        {
            Id = call.State.NextId(),
            Slug = slug,
            Name = name!,
            Platform = string.IsNullOrEmpty(platform) ? null : platform,
            DateCreated = call.State.Now,
            Teams = [team],
        };
        organization.Projects.Add(project);
        ProjectKeyEndpoints.AddFirst(call.State, project);
        AlertSeeder.AddUsualDetectors(call.State, organization, project);
        return project;
    }

    private static Team PersonalTeam(ApiCall call, User user)
    {
        var organization = call.Organization;
        var name = user.Email.Split('@')[0];
        var slug = Slugs.Free($"team-{name}", MaxSlug, taken => organization.Teams.Exists(team => team.Slug == taken));
        var team = new Team(call.State.NextId(), slug, slug, call.State.Now);
        organization.Teams.Add(team);
        call.Me?.Join(team, "admin");
        return team;
    }
}

using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Checks the body of an update against the organization and the projects of the issues.</summary>
internal sealed class IssueChangeValidator(Organization organization, IReadOnlyCollection<Project> projects)
{
    private const int WeekInMinutes = 7 * 24 * 60;
    private const string NextRelease = "resolvedInNextRelease";

    private static readonly string[] Statuses = ["resolved", "unresolved", "ignored", NextRelease, "muted"];
    private static readonly string[] Priorities = ["low", "medium", "high"];

    private static readonly string[] Substatuses =
    [
        "archived_until_escalating", "archived_until_condition_met", "archived_forever",
        "escalating", "ongoing", "regressed", "new",
    ];

    public IssueChange Validate(BodyReader body)
    {
        var status = body.Choice("status", Statuses);
        var details = body.Object("statusDetails", ReadDetails) ?? new StatusDetails();
        if (status == NextRelease)
            details = details with { InNextRelease = true };

        var change = new IssueChange
        {
            Status = status switch
            {
                NextRelease => "resolved",
                "muted" => "ignored",
                _ => status,
            },
            Substatus = body.Choice("substatus", Substatuses),
            Details = WithTopLevelFields(details, body),
            Assigns = body.Has("assignedTo"),
            AssignedTo = ReadAssignee(body),
            Priority = body.Choice("priority", Priorities),
            HasSeen = body.Boolean("hasSeen"),
            IsBookmarked = body.Boolean("isBookmarked"),
            IsSubscribed = body.Boolean("isSubscribed"),
            IsPublic = body.Boolean("isPublic"),
            Inbox = body.Boolean("inbox"),
            Merge = body.Boolean("merge") == true,
            Discard = body.Boolean("discard") == true,
        };
        body.ThrowIfInvalid();

        RefuseReleasesOfManyProjects(change.Details);
        return change;
    }

    private StatusDetails ReadDetails(BodyReader body) => new()
    {
        InNextRelease = body.Boolean("inNextRelease") == true && HasReleases(body, "inNextRelease"),
        InRelease = ReadRelease(body),
        InCommit = body.Object("inCommit", ReadCommit)?.Commit,
        IgnoreMinutes = body.Integer("ignoreDuration"),
        IgnoreCount = body.Integer("ignoreCount"),
        IgnoreWindow = body.Integer("ignoreWindow", WeekInMinutes),
        IgnoreUserCount = body.Integer("ignoreUserCount"),
        IgnoreUserWindow = body.Integer("ignoreUserWindow", WeekInMinutes),
    };

    /// <summary>Old clients put the conditions of ignoring next to the status.</summary>
    private static StatusDetails WithTopLevelFields(StatusDetails details, BodyReader body) => details with
    {
        IgnoreMinutes = details.IgnoreMinutes ?? body.Integer("ignoreDuration") ?? body.Integer("snoozeDuration"),
        IgnoreCount = details.IgnoreCount ?? body.Integer("ignoreCount"),
        IgnoreWindow = details.IgnoreWindow ?? body.Integer("ignoreWindow", WeekInMinutes),
        IgnoreUserCount = details.IgnoreUserCount ?? body.Integer("ignoreUserCount"),
        IgnoreUserWindow = details.IgnoreUserWindow ?? body.Integer("ignoreUserWindow", WeekInMinutes),
    };

    private bool HasReleases(BodyReader body, string field)
    {
        var hasAny = projects.Any(project => organization.LatestReleaseOf(project) is not null);
        if (!hasAny)
            body.Fail(field, "No release data present in the system to form a basis for 'Next Release'");
        return hasAny;
    }

    private Release? ReadRelease(BodyReader body)
    {
        if (body.Text("inRelease") is not { } version)
            return null;

        var release = version == "latest"
            ? projects.Select(organization.LatestReleaseOf).FirstOrDefault(latest => latest is not null)
            : organization.FindRelease(version);
        if (release?.Projects.Intersect(projects).Any() == false)
            release = null;
        if (release is null)
        {
            body.Fail("inRelease", version == "latest"
                ? "No release data present in the system to form a basis for 'latest'"
                : "Unable to find a release with the given version.");
        }

        return release;
    }

    private CommitLookup ReadCommit(BodyReader body)
    {
        var id = body.Text("commit", isRequired: true);
        var repositoryName = body.Text("repository", isRequired: true);
        if (id is null || repositoryName is null)
            return new CommitLookup(null);

        var repository = organization.Repositories.Find(candidate => candidate.Name == repositoryName);
        var commit = organization.Releases
            .SelectMany(release => release.Commits)
            .FirstOrDefault(candidate => candidate.Id == id && candidate.Repository == repository);
        if (repository is null)
            body.Fail("repository", "Unable to find the given repository.");
        else if (commit is null)
            body.Fail("commit", "Unable to find the given commit.");
        return new CommitLookup(commit);
    }

    private Assignee? ReadAssignee(BodyReader body)
    {
        if (body.Text("assignedTo") is not { Length: > 0 } text)
            return null;

        var (assignee, problem) = FindAssignee(text);
        problem ??= assignee switch
        {
            { Team: { } team } when !projects.All(project => project.Teams.Contains(team)) =>
                "Cannot assign to a team without access to the project",
            { User.IsActive: false } => "Cannot assign to a deactivated member",
            { User: { } user } when !projects.All(project => IsOnTeamOf(user, project)) =>
                "Cannot assign to non-team member",
            _ => null,
        };
        if (problem is not null)
            body.Fail("assignedTo", problem);
        return assignee;
    }

    /// <summary><c>team:1</c>, <c>user:1</c>, <c>1</c>, a username or an email address; nothing else.</summary>
    private (Assignee? Assignee, string? Problem) FindAssignee(string text)
    {
        if (text.StartsWith("team:", StringComparison.Ordinal))
        {
            var team = organization.Teams.Find(candidate => ApiJson.Id(candidate.Id) == text["team:".Length..]);
            return team is null ? (null, "Team does not exist") : (Assignee.To(team), null);
        }

        var isById = text.StartsWith("user:", StringComparison.Ordinal);
        var name = isById ? text["user:".Length..] : text;
        var member = organization.Members.Find(candidate =>
            ApiJson.Id(candidate.User.Id) == name
            || (!isById && string.Equals(candidate.User.Email, name, StringComparison.OrdinalIgnoreCase)));
        if (member is not null)
            return (Assignee.To(member.User), null);
        return (null, isById || name.All(char.IsAsciiDigit)
            ? "User does not exist"
            : "Could not parse actor. Format should be `type:id` where type is `team` or `user`.");
    }

    private bool IsOnTeamOf(User user, Project project) =>
        organization.Members.Exists(member => member.User == user && member.Teams.Intersect(project.Teams).Any());

    private void RefuseReleasesOfManyProjects(StatusDetails details)
    {
        if (projects.Count <= 1 || !details.IsAboutRelease)
            return;

        var what = details switch
        {
            { InNextRelease: true } => "in next release",
            { InRelease: not null } => "in release",
            _ => "in commit",
        };
        throw ApiFailure.BadRequest($"Cannot set resolved {what} for multiple projects.");
    }

    private sealed record CommitLookup(Commit? Commit);
}

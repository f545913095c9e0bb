using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Releases, their commits and deploys as JSON.</summary>
internal static class ReleaseShape
{
    public static JsonObject Release(Release release, bool hasHealth = false)
    {
        if (release.Recorded is { } recorded)
            return Recorded(release, recorded);

        return new JsonObject
        {
            // The only id in the API that is a number.
            ["id"] = release.Id,
            ["version"] = release.Version,
            ["status"] = release.Status,
            ["shortVersion"] = VersionShape.Short(release.Version),
            ["versionInfo"] = VersionShape.Create(release.Version),
            ["ref"] = release.Ref,
            ["url"] = release.Url,
            ["dateReleased"] = ApiJson.Date(release.DateReleased),
            ["dateCreated"] = ApiJson.Date(release.DateCreated),
            ["dateStarted"] = ApiJson.Date(release.DateStarted),
            ["data"] = new JsonObject(),
            ["newGroups"] = release.NewIssues,
            ["owner"] = release.Owner is null ? null : UserShape.User(release.Owner),
            ["commitCount"] = release.Commits.Count,
            ["lastCommit"] = release.Commits.Count > 0 ? Commit(release.Commits[0], release) : null,
            ["deployCount"] = release.Deploys.Count,
            ["lastDeploy"] = release.Deploys.Count > 0 ? Deploy(release.Deploys[^1]) : null,
            ["authors"] = ApiJson.Array(Authors(release)),
            ["projects"] = ApiJson.Array(release.Projects.Select(project => ProjectOf(release, project, hasHealth))),
            ["firstEvent"] = ApiJson.Date(release.FirstEvent),
            ["lastEvent"] = ApiJson.Date(release.LastEvent),
            ["currentProjectMeta"] = new JsonObject(),
            ["userAgent"] = null,
        };
    }

    /// <summary>The few fields that issues and commits have of a release.</summary>
    public static JsonObject Summary(Release release) => new()
    {
        ["version"] = release.Version,
        ["shortVersion"] = VersionShape.Short(release.Version),
        ["ref"] = release.Ref,
        ["url"] = release.Url,
        ["dateReleased"] = ApiJson.Date(release.DateReleased),
        ["dateCreated"] = ApiJson.Date(release.DateCreated),
    };

    public static JsonObject Commit(Commit commit, Release release) => new()
    {
        ["id"] = commit.Id,
        ["message"] = commit.Message,
        ["dateCreated"] = ApiJson.Date(commit.DateCreated),
        ["pullRequest"] = null,
        ["suspectCommitType"] = "",
        ["repository"] = commit.Repository is null ? null : RepositoryShape.Row(commit.Repository),
        ["author"] = commit.AuthorEmail is null ? new JsonObject() : Author(commit),
        ["releases"] = new JsonArray(Summary(release)),
    };

    /// <summary>A file that a commit changed. It does not tell which commit that was.</summary>
    public static JsonObject File(Commit commit, int number, Organization organization) => new()
    {
        ["id"] = ApiJson.Id(Math.Abs((long)StringComparer.Ordinal.GetHashCode(commit.Id) * 1000) + number),
        ["orgId"] = organization.Id,
        ["author"] = commit.AuthorEmail is null ? new JsonObject() : Author(commit),
        ["commitMessage"] = commit.Message,
        ["filename"] = commit.Files[number].Path,
        ["type"] = commit.Files[number].Type,
    };

    public static JsonObject Deploy(Deploy deploy) => new()
    {
        ["id"] = ApiJson.Id(deploy.Id),
        ["environment"] = deploy.Environment,
        ["dateStarted"] = ApiJson.Date(deploy.DateStarted),
        ["dateFinished"] = ApiJson.Date(deploy.DateFinished),
        ["name"] = deploy.Name,
        ["url"] = deploy.Url,
    };

    private static JsonObject Recorded(Release release, JsonObject recorded)
    {
        var copy = recorded.DeepClone().AsObject();
        if (release.IsChanged)
        {
            copy["status"] = release.Status;
            copy["ref"] = release.Ref;
            copy["url"] = release.Url;
            copy["dateReleased"] = ApiJson.Date(release.DateReleased);
            copy["commitCount"] = release.Commits.Count;
            copy["deployCount"] = release.Deploys.Count;
        }

        return copy;
    }

    private static IEnumerable<JsonNode> Authors(Release release) =>
        release.Commits
            .Where(commit => commit.AuthorEmail is not null)
            .DistinctBy(commit => commit.AuthorEmail)
            .Select(Author);

    private static JsonObject Author(Commit commit) => new()
    {
        ["name"] = commit.AuthorName,
        ["email"] = commit.AuthorEmail,
    };

    private static JsonObject ProjectOf(Release release, Project project, bool hasHealth) => new()
    {
        ["id"] = project.Id,
        ["slug"] = project.Slug,
        ["name"] = project.Name,
        ["newGroups"] = release.NewIssues,
        ["platform"] = project.Platform,
        ["platforms"] = project.Platform is null ? [] : new JsonArray(project.Platform),
        ["hasHealthData"] = SessionRow.HasAny(release),
        ["healthData"] = hasHealth ? SessionRow.Health(release, project) : null,
    };
}

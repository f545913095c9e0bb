using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Paging;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>Releases of an organization, and the same ones seen from a project.</summary>
internal static class ReleaseEndpoints
{
    public static void Map(ApiRoutes routes)
    {
        MapBelow(routes, "organizations/{organization}/releases/", _ => null);
        MapBelow(routes, "projects/{organization}/{project}/releases/", call => call.Project);
        routes.Get("organizations/{organization}/releases/{version}/previous-with-commits/", Scopes.ReleaseRead, PreviousWithCommits);
        routes.Get("organizations/{organization}/releases/{version}/commitfiles/", Scopes.ReleaseFiles, Files);
    }

    private static void MapBelow(ApiRoutes routes, string path, Func<ApiCall, Project?> projectOf)
    {
        routes.Get(path, Scopes.ReleaseRead, call => List(call, projectOf(call)));
        routes.Post(path, Scopes.ReleaseWrite, call => Create(call, projectOf(call)));
        routes.Get(path + "{version}/", Scopes.ReleaseRead, call => Detail(call, Find(call, projectOf(call))));
        routes.Put(path + "{version}/", Scopes.ReleaseWrite, call => Update(call, projectOf(call)));
        routes.Delete(path + "{version}/", Scopes.ReleaseDelete, call => Delete(call, projectOf(call)));
        routes.Get(path + "{version}/commits/", Scopes.ReleaseRead, call => Commits(call, Find(call, projectOf(call))));
    }

    public static Release Find(ApiCall call, Project? project = null)
    {
        var release = call.Organization.FindRelease(call.Segment("version"));
        return release is not null && (project is null || release.Projects.Contains(project))
            ? release
            : throw ApiFailure.NotFound();
    }

    private static Response List(ApiCall call, Project? project)
    {
        var projects = project is null ? ProjectScope.FromQuery(call) : [project];
        var environments = ProjectScope.Environments(call);
        var query = new ReleaseQuery(call.Query["query"] ?? "");
        // Archived releases are hidden unless asked for; an empty status is all.
        var status = call.Query["status"] ?? "open";
        RefuseSort(call.Query);

        var releases = call.Organization.Releases
            .Where(release => projects is null || release.Projects.Exists(projects.Contains))
            .Where(release => environments.Count == 0 || release.Environments.Intersect(environments).Any())
            .Where(release => status.Length == 0 || release.Status == status)
            .Where(query.Matches)
            .OrderByDescending(release => release.Date)
            .ThenByDescending(release => release.Id)
            .ToList();

        var page = PageNumberPaginator.Paginate(releases, call);
        return page.AddTo(Response.Ok(ApiJson.Array(page.Rows.Select(release => ReleaseShape.Release(release, HasHealth(call))))), call);
    }

    private static Response Detail(ApiCall call, Release release) => Response.Ok(ReleaseShape.Release(release, HasHealth(call)));

    /// <summary>Nothing else means yes here.</summary>
    private static bool HasHealth(ApiCall call) => call.Query["health"] == "1";

    private static void RefuseSort(QueryParameters query)
    {
        switch (query["sort"])
        {
            case null or "" or "date" or "build" or "semver" or "adoption":
                return;
            case "sessions" or "users" or "crash_free_sessions" or "crash_free_users" or "sessions_24h" or "users_24h":
                if (!query.IsTrue("flatten"))
                    throw ApiFailure.BadRequest("sorting by crash statistics requires flattening (flatten=1)");
                return;
            default:
                throw ApiFailure.BadRequest("invalid sort");
        }
    }

    /// <summary>Creating a release twice is fine, and adds projects; the status tells whether anything was new.</summary>
    private static Response Create(ApiCall call, Project? project)
    {
        var change = ReleaseChange.ForCreation(call.Organization, new BodyReader(call.Body()), project);
        var release = call.Organization.FindRelease(change.Version!);
        var isNew = release is null;
        if (release is null)
        {
            release = new Release { Id = call.State.NextId(), Version = change.Version!, DateCreated = call.State.Now };
            call.Organization.Releases.Add(release);
        }

        var added = change.Projects!.Except(release.Projects).ToList();
        release.Projects.AddRange(added);
        change.ApplyTo(release, call.Organization, call.State);
        return Response.Json(isNew || added.Count > 0 ? 201 : 208, ReleaseShape.Release(release));
    }

    private static Response Update(ApiCall call, Project? project)
    {
        var release = Find(call, project);
        ReleaseChange.ForUpdate(call.Organization, new BodyReader(call.Body()))
            .ApplyTo(release, call.Organization, call.State);
        return Response.Ok(ReleaseShape.Release(release));
    }

    private static Response Delete(ApiCall call, Project? project)
    {
        var release = Find(call, project);
        if (call.Organization.Issues.Any(issue => issue.IsVisible && issue.FirstRelease == release))
            throw ApiFailure.BadRequest("This release is referenced by active issues and cannot be removed.");

        if (SessionRow.HasAny(release))
            throw ApiFailure.BadRequest("This release has health data and cannot be removed.");

        call.Organization.Releases.Remove(release);
        return Response.Empty(204);
    }

    private static Response Commits(ApiCall call, Release release)
    {
        var page = PageNumberPaginator.Paginate(release.Commits, call);
        var rows = page.Rows.Select(commit => ReleaseShape.Commit(commit, release));
        return page.AddTo(Response.Ok(ApiJson.Array(rows)), call);
    }

    /// <summary>The latest release up to this one that has commits, which may be this one itself; an empty object if there is none.</summary>
    private static Response PreviousWithCommits(ApiCall call)
    {
        var release = Find(call);
        var previous = call.Organization.Releases
            .Where(other => other.Commits.Count > 0 && other.Date <= release.Date && other.Projects.Intersect(release.Projects).Any())
            .MaxBy(other => other.Date);
        return Response.Ok(previous is null ? [] : ReleaseShape.Release(previous));
    }

    private static Response Files(ApiCall call)
    {
        var rows = Find(call).Commits
            .SelectMany(commit => commit.Files.Select((_, number) => ReleaseShape.File(commit, number, call.Organization)))
            .ToList();
        return PageNumberPaginator.Respond(rows, call, row => row);
    }
}

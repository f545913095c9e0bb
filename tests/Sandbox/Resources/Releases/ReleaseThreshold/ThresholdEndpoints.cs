using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Auth;
using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>How releases fare by the thresholds of their projects. Each project has one, for sessions that do not crash.</summary>
internal static class ThresholdEndpoints
{
    private const int LowestRate = 99;

    private static readonly TimeSpan s_window = TimeSpan.FromDays(1);

    public static void Map(ApiRoutes routes) =>
        routes.Get("organizations/{organization}/release-threshold-statuses/", Scopes.ReleaseRead, Statuses);

    private static Response Statuses(ApiCall call)
    {
        var (start, end) = (Time(call, "start"), Time(call, "end"));
        var versions = call.Query.All("release");
        var projects = ProjectScope.FromQuery(call);
        var environments = ProjectScope.Environments(call);

        var answer = new JsonObject();
        // The thresholds are for all environments.
        foreach (var release in call.Organization.Releases.Where(release => environments.Count == 0
            && release.DateCreated >= start && release.DateCreated <= end && (versions.Count == 0 || versions.Contains(release.Version))))
        {
            foreach (var project in release.Projects.Where(project => projects is null || projects.Contains(project)))
                answer[$"{release.Version}-{project.Slug}"] = new JsonArray(Status(release, project));
        }

        return Response.Ok(answer);
    }

    private static JsonObject Status(Release release, Project project)
    {
        var sessions = SessionRow.Of(release).Where(row => row.Project == project).ToList();
        double? rate = sessions.Count == 0 ? null
            : 100.0 * (sessions.Sum(row => row.Sessions) - sessions.Sum(row => row.Crashed)) / sessions.Sum(row => row.Sessions);
        return new()
        {
            ["id"] = ApiJson.Id(project.Id + 1),
            ["date_added"] = ApiJson.Date(project.DateCreated),
            ["environment"] = null,
            ["project"] = new JsonObject { ["id"] = ApiJson.Id(project.Id), ["slug"] = project.Slug },
            ["project_id"] = project.Id,
            ["project_slug"] = project.Slug,
            ["release"] = release.Version,
            ["key"] = $"{project.Slug}-{release.Version}",
            ["threshold_type"] = "crash_free_session_rate",
            ["trigger_type"] = "under",
            ["value"] = LowestRate,
            ["window_in_seconds"] = (int)s_window.TotalSeconds,
            ["start"] = ApiJson.Date(release.DateCreated),
            ["end"] = ApiJson.Date(release.DateCreated + s_window),
            ["metric_value"] = rate,
            ["is_healthy"] = rate is null or >= LowestRate,
        };
    }

    private static DateTimeOffset Time(ApiCall call, string name) =>
        DateTimeOffset.TryParse(call.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ApiFailure(Response.Json(400, new JsonObject { [name] = new JsonArray("This field is required.") }));
}

using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>Sessions of a release in one of its projects and environments. The figures are made up, and always the same.</summary>
internal sealed record SessionRow(Project Project, Release Release, string Environment, long Sessions, long Users, long Crashed)
{
    public static bool HasAny(Release release) => release.HasSessions && release.Status == "open";

    public static IEnumerable<SessionRow> Of(Release release) =>
        from project in release.Projects
        from environment in HasAny(release) ? release.Environments : []
        let sessions = 200 + Dice.Roll(800, project.Id + release.Id, environment.Length)
        select new SessionRow(project, release, environment, sessions, sessions / 3, sessions / 100);

    /// <summary>The same as a release has it, where rates are percentages.</summary>
    public static JsonObject? Health(Release release, Project project)
    {
        var rows = Of(release).Where(row => row.Project == project).ToList();
        var sessions = rows.Sum(row => row.Sessions);
        return sessions == 0 ? null : new JsonObject
        {
            ["adoption"] = 12.5,
            ["sessionsAdoption"] = 10.0,
            ["crashFreeSessions"] = 100.0 * (sessions - rows.Sum(row => row.Crashed)) / sessions,
            ["crashFreeUsers"] = 99.0,
            ["totalSessions"] = sessions,
            ["totalUsers"] = rows.Sum(row => row.Users),
            ["sessionsCrashed"] = rows.Sum(row => row.Crashed),
            ["sessionsErrored"] = rows.Sum(row => row.Crashed),
            ["stats"] = new JsonObject(),
            ["hasHealthData"] = true,
        };
    }
}

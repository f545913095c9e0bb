using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>Cron monitors and check-ins as JSON.</summary>
internal static class CronMonitorShape
{
    private static readonly string[] s_worstFirst = ["error", "ok", "active", "disabled"];

    public static JsonObject Monitor(ApiCall call, CronMonitor monitor, IReadOnlyList<string>? environments = null) => new()
    {
        ["id"] = monitor.Id.ToString(),
        ["name"] = monitor.Name,
        ["slug"] = monitor.Slug,
        ["status"] = monitor.Status,
        ["isMuted"] = monitor.Environments.Count > 0 && monitor.Environments.TrueForAll(environment => environment.IsMuted),
        ["isUpserting"] = monitor.IsUpserting,
        ["config"] = monitor.Config.DeepClone(),
        ["dateCreated"] = ApiJson.Date(monitor.DateCreated),
        ["project"] = ProjectShape.OfTeam(monitor.Project),
        ["environments"] = ApiJson.Array(monitor.Environments
            .Where(environment => environments is not { Count: > 0 } || environments.Contains(environment.Name))
            .OrderBy(environment => environment.IsMuted)
            .ThenBy(environment => Array.IndexOf(s_worstFirst, environment.Status))
            .Select(environment => Environment(monitor, environment))),
        ["owner"] = Owner(call, monitor.Owner),
    };

    public static JsonObject CheckIn(CronCheckIn checkIn) => new()
    {
        ["id"] = checkIn.Id.ToString(),
        ["environment"] = checkIn.Environment,
        ["status"] = checkIn.Status,
        ["duration"] = checkIn.Milliseconds,
        ["dateCreated"] = ApiJson.Date(checkIn.DateAdded),
        ["dateAdded"] = ApiJson.Date(checkIn.DateAdded),
        ["dateUpdated"] = ApiJson.Date(checkIn.DateUpdated),
        ["dateInProgress"] = ApiJson.Date(checkIn.DateInProgress),
        ["dateClock"] = ApiJson.Date(checkIn.DateAdded),
        ["expectedTime"] = ApiJson.Date(checkIn.ExpectedTime),
        ["monitorConfig"] = checkIn.Config.DeepClone(),
    };

    private static JsonObject Environment(CronMonitor monitor, CronEnvironment environment) => new()
    {
        ["name"] = environment.Name,
        ["status"] = environment.Status,
        ["isMuted"] = environment.IsMuted,
        ["dateCreated"] = ApiJson.Date(monitor.DateCreated),
        ["lastCheckIn"] = ApiJson.Date(environment.LastCheckIn),
        ["nextCheckIn"] = ApiJson.Date(environment.NextCheckIn),
        ["nextCheckInLatest"] = ApiJson.Date(environment.NextCheckIn?.AddMinutes(Margin(monitor))),
        ["activeIncident"] = environment.IncidentStart is null ? null : new JsonObject
        {
            ["startingTimestamp"] = ApiJson.Date(environment.IncidentStart),
            ["resolvingTimestamp"] = null,
            ["brokenNotice"] = null,
        },
    };

    private static int Margin(CronMonitor monitor) => monitor.Config["checkin_margin"]?.GetValue<int>() ?? 1;

    private static JsonObject? Owner(ApiCall call, string? owner)
    {
        if (owner?.Split(':') is not [var type, var id])
            return null;

        if (type == "team")
        {
            var team = call.Organization.FindTeam(id);
            return new JsonObject { ["type"] = "team", ["id"] = id, ["name"] = team?.Slug };
        }

        var user = call.Organization.Members
            .Select(member => member.User)
            .FirstOrDefault(user => user?.Id.ToString(CultureInfo.InvariantCulture) == id);
        return new JsonObject { ["type"] = "user", ["id"] = id, ["name"] = user?.Name, ["email"] = user?.Email };
    }
}

using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;

namespace SentryPS.Tests.Crons;

/// <summary>What a sandbox has of jobs.</summary>
internal static class CronServer
{
    /// <summary>The DSN of the first key of a project.</summary>
    public static string DsnOf(this SandboxServer server, string slug) => server.State.Read(state =>
    {
        var project = state.Organization("acme").FindProject(slug)!;
        var key = project.Rows["keys"].First(row => row["isActive"]!.GetValue<bool>())["public"];
        return $"{server.Url.Scheme}://{key}@{server.Url.Authority}{server.Url.AbsolutePath}{project.Id}";
    });

    /// <summary>The runs of a monitor in the order in which they began; empty where there is no such monitor.</summary>
    public static List<CronCheckIn> RunsOf(this SandboxServer server, string slug) => server.State.Read(state => state.Organization("acme").CronMonitors
        .Where(monitor => monitor.Slug == slug)
        .SelectMany(monitor => monitor.Environments)
        .SelectMany(environment => environment.CheckIns)
        .OrderBy(run => run.DateAdded)
        .ToList());
}

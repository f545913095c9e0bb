using System.Globalization;

namespace SentryPS;

/// <summary>How a release fares in one of its projects: what Sentry made of the sessions of the last 24 hours.</summary>
public sealed class SentryProjectHealth
{
    /// <summary>The slug of the project.</summary>
    public string? Project { get; private init; }

    /// <summary>The share of sessions without a crash, from 0 to 1. Null if there were none.</summary>
    public double? CrashFreeSessions { get; private init; }

    /// <summary>The share of users without a crash, from 0 to 1. Null if there were none.</summary>
    public double? CrashFreeUsers { get; private init; }

    /// <summary>The share of the project's users who have this release, from 0 to 1. Null where nobody knows.</summary>
    public double? Adoption { get; private init; }

    /// <summary>The number of sessions. Null where nobody knows.</summary>
    public long? Sessions { get; private init; }

    /// <summary>The number of users. Null where nobody knows.</summary>
    public long? Users { get; private init; }

    /// <summary>The project and its share of sessions without a crash: <c>backend 99.5%</c>.</summary>
    public override string ToString() =>
        CrashFreeSessions is { } share ? FormattableString.Invariant($"{Project} {share * 100:0.##}%") : Project ?? "";

    /// <summary>Reads the projects of a release that have health data.</summary>
    internal static SentryList<SentryProjectHealth> Read(object? projects) => new(
        from project in projects as object?[] ?? []
        let health = project.Field("healthData")
        where health is IDictionary<string, object?>
        select new SentryProjectHealth
        {
            Project = project.Text("slug"),
            CrashFreeSessions = Share(health, "crashFreeSessions"),
            CrashFreeUsers = Share(health, "crashFreeUsers"),
            Adoption = Share(health, "adoption"),
            Sessions = (long?)Number(health, "totalSessions"),
            Users = (long?)Number(health, "totalUsers"),
        });

    /// <summary>Sentry has percentages here.</summary>
    private static double? Share(object? health, string field) => Number(health, field) / 100;

    private static double? Number(object? health, string field) =>
        health.Field(field) is long or double ? Convert.ToDouble(health.Field(field), CultureInfo.InvariantCulture) : null;
}

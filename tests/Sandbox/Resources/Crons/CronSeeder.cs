using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Resources;

/// <summary>Jobs that run well, fail, run too long, are late, are muted, and are disabled.</summary>
internal static class CronSeeder
{
    private const int Nights = 80;

    public static void AddMonitors(SandboxState state, Organization organization)
    {
        var first = organization.Projects[0];
        var last = organization.Projects[^1];

        var nightly = Add("nightly-backup", "Nightly backup", first, "30 2 * * *");
        nightly.Config["timezone"] = "Europe/Vienna";
        nightly.Config["max_runtime"] = 90;
        nightly.Owner = $"team:{organization.Teams[0].Id}";
        AddNights(nightly, "production");
        AddNights(nightly, "staging");

        var sync = Add("sync", "Synchronization", first, new JsonArray(30, "minute"));
        AddRun(sync, "production", "ok", state.StartedAt.AddMinutes(-20), 4200);
        if (last != first)
        {
            // The same slug in another project, as check-ins make them.
            var other = Add("sync", "Synchronization of reports", last, new JsonArray(1, "hour"));
            other.IsUpserting = true;
            AddRun(other, "production", "in_progress", state.StartedAt.AddMinutes(-5), null);
        }

        Add("weekly-cleanup", "Weekly cleanup", last, "0 4 * * 0");
        Add("old-export", "Export to the old warehouse", last, "0 5 * * *").Status = "disabled";

        CronMonitor Add(string slug, string name, Project project, JsonNode schedule)
        {
            var number = (ulong)organization.Id + (ulong)organization.CronMonitors.Count;
            var config = CronConfig.Empty();
            config["schedule_type"] = schedule is JsonArray ? "interval" : "crontab";
            config["schedule"] = schedule;
            var monitor = new CronMonitor
            {
                Id = IdOf(number),
                Slug = slug,
                Name = name,
                Project = project,
                Config = config,
                DateCreated = state.StartedAt.AddDays(-200),
            };
            organization.CronMonitors.Add(monitor);
            return monitor;
        }

        void AddNights(CronMonitor monitor, string environment)
        {
            for (var night = Nights; night > 0; night--)
            {
                var time = state.StartedAt.AddDays(-night);
                var (status, milliseconds) = (night % 40) switch
                {
                    7 => ("missed", (long?)null),
                    11 => ("timeout", null),
                    13 or 14 => ("error", 61_000),
                    _ => ("ok", 1_200_000 + (night * 1000)),
                };
                AddRun(monitor, environment, status, time, milliseconds);
            }
        }
    }

    private static void AddRun(CronMonitor monitor, string name, string status, DateTimeOffset time, long? milliseconds)
    {
        if (monitor.Environment(name) is not { } environment)
            monitor.Environments.Add(environment = new CronEnvironment(name));

        environment.CheckIns.Add(new CronCheckIn
        {
            Id = IdOf((ulong)time.Ticks + (ulong)monitor.Slug.Length + (ulong)name.Length),
            Environment = name,
            Status = status,
            DateAdded = time,
            DateUpdated = time.AddMilliseconds(milliseconds ?? 0),
            DateInProgress = status == "missed" ? null : time,
            ExpectedTime = time,
            Milliseconds = milliseconds,
            Config = monitor.Config.DeepClone().AsObject(),
        });
        environment.Status = status is "ok" or "in_progress" ? "ok" : "error";
        environment.LastCheckIn = time;
        environment.NextCheckIn = CronClock.Next(monitor.Config, time);
    }

    private static Guid IdOf(ulong number) =>
        new([.. BitConverter.GetBytes(Dice.Mix(number)), .. BitConverter.GetBytes(Dice.Mix(~number))]);
}

using System.Text.Json.Nodes;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Resources;

/// <summary>What becomes of a check-in that was taken: it is recorded, or dropped without a word.</summary>
internal sealed class CheckInConsumer(SandboxState state, Organization organization, Project project)
{
    private const int LongestSlug = 50;
    private const int MostPerMinute = 6;

    public void Take(string slug, Guid id, string status, string environmentName, double? seconds, JsonObject? config)
    {
        slug = Slugs.Free(slug, LongestSlug, _ => false);
        if (FindOrCreate(slug, config) is not { Status: "active" } monitor)
            return;

        if (monitor.Environment(environmentName) is not { } environment)
            monitor.Environments.Add(environment = new CronEnvironment(environmentName));

        var now = state.Now;
        environment.Takes.RemoveAll(time => time <= now.AddMinutes(-1));
        if (environment.Takes.Count >= MostPerMinute)
            return;

        environment.Takes.Add(now);
        // The id of a run in another environment is a mistake.
        if (id != Guid.Empty
            && monitor.Environments.Exists(other => other != environment && other.CheckIns.Exists(run => run.Id == id)))
        {
            return;
        }

        var known = id == Guid.Empty
            ? environment.CheckIns.FindLast(run => run.Status == "in_progress")
            : environment.CheckIns.Find(run => run.Id == id);
        if (known is null)
            environment.CheckIns.Add(NewRun(monitor, id, status, environmentName, seconds, now));
        else if (!Update(known, status, seconds, now))
            return;

        environment.LastCheckIn = now;
        environment.NextCheckIn = CronClock.Next(monitor.Config, now);
        if (status is "ok" or "error" && (known is null || known.Status == status))
        {
            environment.Status = status;
            environment.IncidentStart = status == "error" ? environment.IncidentStart ?? now : null;
        }
    }

    private static CronCheckIn NewRun(
        CronMonitor monitor, Guid id, string status, string environment, double? seconds, DateTimeOffset now) => new()
        {
            Id = id == Guid.Empty ? Guid.NewGuid() : id,
            Environment = environment,
            Status = status,
            DateAdded = now,
            DateUpdated = now,
            DateInProgress = status == "in_progress" ? now : null,
            Milliseconds = (long?)(seconds * 1000),
            Config = monitor.Config.DeepClone().AsObject(),
        };

    /// <summary>False where what is known of the run stays as it is.</summary>
    private static bool Update(CronCheckIn run, string status, double? seconds, DateTimeOffset now)
    {
        if (status == "in_progress")
        {
            if (run.Status != "in_progress")
                return false;
            run.DateUpdated = now;
            return true;
        }

        var duration = (long?)(seconds * 1000) ?? (long)(now - run.DateAdded).TotalMilliseconds;
        if (run.Status == "timeout")
        {
            run.Milliseconds = duration;
            return false;
        }

        if (run.Status != "in_progress")
            return false;
        (run.Status, run.Milliseconds, run.DateUpdated) = (status, duration, now);
        return true;
    }

    /// <summary>A configuration creates the monitor or changes it. One that is invalid is passed over.</summary>
    private CronMonitor? FindOrCreate(string slug, JsonObject? given)
    {
        var monitor = organization.CronMonitors.Find(found => found.Project == project && found.Slug == slug);
        if (given is null)
            return monitor;

        var config = monitor?.Config.DeepClone().AsObject() ?? CronConfig.Empty();
        var reader = new BodyReader(given);
        if (!reader.Has("schedule"))
            reader.Fail("schedule", "This field is required.");
        CronConfig.Merge(reader, config);
        if (reader.Errors.Count > 0)
            return monitor;

        if (monitor is null)
        {
            monitor = new CronMonitor
            {
                Id = Guid.NewGuid(),
                Slug = slug,
                Name = slug,
                Project = project,
                Config = config,
                DateCreated = state.Now,
            };
            organization.CronMonitors.Add(monitor);
        }

        foreach (var (key, value) in config)
            monitor.Config[key] = value?.DeepClone();
        monitor.IsUpserting = true;
        return monitor;
    }
}

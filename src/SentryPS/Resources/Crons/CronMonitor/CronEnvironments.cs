namespace SentryPS.Commands;

/// <summary>
/// The environments of cron monitors, one by one. A server that is asked to remove a monitor in an environment that it
/// does not know removes the whole monitor, so names are looked up first, and each environment is reached by its own
/// path.
/// </summary>
internal static class CronEnvironments
{
    /// <summary>The names as the monitor has them.</summary>
    /// <exception cref="SentryException">The monitor has no such environment.</exception>
    public static IReadOnlyList<string> Find(SentryCronMonitor monitor, IEnumerable<string> names)
    {
        var known = monitor.Environments.Select(environment => environment.Name).ToList();
        var unknown = names.FirstOrDefault(name => !known.Contains(name));
        if (unknown is null)
            return [.. names.Distinct()];

        var there = known.Count == 0 ? "It has none yet" : $"It has {string.Join(", ", known)}";
        throw new SentryException(
            $"The cron monitor {monitor.Slug} has no environment '{unknown}'. {there}. Nothing was changed.",
            "SentryNotFound",
            ErrorCategory.ObjectNotFound)
        {
            Target = unknown,
        };
    }

    /// <summary>A request for one environment of a monitor that was just read.</summary>
    public static ApiRequest Request(
        ApiMethod method, string organization, SentryCronMonitor monitor, string environment) =>
        // By id: of two monitors with the same slug, it is this one.
        new(method, $"organizations/{organization}/monitors/{monitor.Id}/environments/{environment}/")
        {
            Organization = organization,
            Scope = Resource.Of<SentryCronMonitor>().WriteScope,
            Subject = $"Environment '{environment}' of cron monitor '{monitor.Slug}'",
        };

    /// <exception cref="SentryException">The response does not show that the change was made.</exception>
    public static void RequireMuted(SentryCronMonitor monitor, string environment, bool isMuted)
    {
        if (monitor.Environments.FirstOrDefault(row => row.Name == environment)?.IsMuted == !isMuted)
        {
            throw new SentryException(
                $"Sentry accepted the change of {environment} of cron monitor '{monitor.Slug}', "
                + $"but left it {(isMuted ? "un" : "")}muted.",
                "SentryNotChanged",
                ErrorCategory.InvalidResult);
        }
    }
}

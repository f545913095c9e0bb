namespace SentryPS.Sandbox;

/// <summary>Which alert APIs a server has: Sentry is moving from metric alert rules to detectors and workflows.</summary>
public enum AlertApi
{
    /// <summary>Detectors and workflows exist, and alert-rules answers 410.</summary>
    Modern,

    /// <summary>An old self-hosted server: alert-rules exist, detectors and workflows are unknown.</summary>
    Legacy,

    /// <summary>A server on its way: alert-rules answers 410, detectors and workflows are not there yet.</summary>
    Gone,
}

/// <summary>How a sandbox is set up. The same options, a fixed <see cref="Now"/> included, give the same data.</summary>
public sealed record SandboxOptions
{
    /// <summary>Number of issues in the main organization.</summary>
    public int Issues { get; init; } = 2000;

    /// <summary>Number of projects in the main organization.</summary>
    public int Projects { get; init; } = 3;

    /// <summary>Number of members of the main organization; the first seven are always the same people.</summary>
    public int Members { get; init; } = 7;

    public int OrganizationCount { get; init; } = 2;

    public int Seed { get; init; } = 1;

    /// <summary>The server's time, standing still. Without it the server has the real time.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Port on the loopback interface; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Path under which the server lives, such as <c>/sentry</c>.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Folder of recorded answers that are served instead of seeded data.</summary>
    public string? DataFolder { get; init; }

    public AlertApi Alerts { get; init; } = AlertApi.Modern;

    /// <summary>Sentry's own limits per endpoint, as on sentry.io. A self-hosted server has none.</summary>
    public bool RateLimits { get; init; }

    /// <summary>Shares of requests that fail, such as <c>502=5%,reset-after=2%</c>; see <see cref="Sandbox.Faults.FaultText"/>.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Requests that come in the same order fail the same way for the same seed.</summary>
    public int FaultSeed { get; init; } = 1;

    /// <summary>Time that passes before each answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// Scheme and host in Link headers and permalinks. Real servers often name another host than the one called.
    /// </summary>
    public string LinkHost { get; init; } = "https://us.sentry.example";

    /// <summary>Servers before mid-2026 accept only ids in <c>project=</c>.</summary>
    public bool NumericProjectsOnly { get; init; }

    /// <summary>Whether members have roles in their teams. Where they have none, changes of them are ignored.</summary>
    public bool TeamRoles { get; init; } = true;

    /// <summary>
    /// The search index knows nothing of the status, which rows are checked for afterwards. Pages are then short, at
    /// times empty, although more follow.
    /// </summary>
    public bool ShortPages { get; init; }

    /// <summary>A bulk update whose ids exist nowhere updates whatever the query selects, as servers of early 2025 did.</summary>
    public bool BulkFallbackBug { get; init; }
}

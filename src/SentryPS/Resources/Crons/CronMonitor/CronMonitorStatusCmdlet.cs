namespace SentryPS.Commands;

/// <summary>The base of the commands that enable and disable cron monitors.</summary>
public abstract class CronMonitorStatusCmdlet : SetCmdlet<SentryCronMonitor>
{
    private protected CronMonitorStatusCmdlet()
    {
    }

    /// <summary>The cron monitors by slug, id or object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Name(typeof(SentryCronMonitor), Column = "CronMonitor")]
    [ArgumentCompleter(typeof(NameCompleter<SentryCronMonitor>))]
    public SentryName[] CronMonitor { get; set; } = [];

    /// <summary>The project that the monitors are in, where several projects have monitors of the same slug.</summary>
    [Parameter]
    [Name(typeof(SentryProject))]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public SentryName? Project { get; set; }

    /// <summary>What the monitors shall be: <c>active</c> or <c>disabled</c>.</summary>
    private protected abstract string WantedStatus { get; }

    private protected override bool HasChange => true;

    private protected override string ItemPath => CronMonitorPath.Of(CurrentTarget, Project is not null);

    private protected override Dictionary<string, object?> ComposeBody(SentryName target) =>
        new() { ["status"] = WantedStatus };

    private protected override SentryCronMonitor Complete(SentryCronMonitor item) => item.Status == WantedStatus
        ? base.Complete(item)
        : throw new SentryException(
            $"Sentry accepted the change of cron monitor '{item.Slug}', but left it {item.Status}.",
            "SentryNotChanged",
            ErrorCategory.InvalidResult);
}

namespace SentryPS.Commands;

/// <summary>Enables cron monitors: what their jobs report is recorded again. Each takes a place of the plan.</summary>
[Cmdlet(VerbsLifecycle.Enable, "SentryCronMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryCronMonitor))]
public sealed class EnableSentryCronMonitorCommand : CronMonitorStatusCmdlet
{
    private protected override string Action => "Enable cron monitor";

    private protected override string WantedStatus => "active";
}

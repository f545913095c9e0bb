namespace SentryPS.Commands;

/// <summary>Disables cron monitors: what their jobs report is dropped, and no run is missed.</summary>
[Cmdlet(VerbsLifecycle.Disable, "SentryCronMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(SentryCronMonitor))]
public sealed class DisableSentryCronMonitorCommand : CronMonitorStatusCmdlet
{
    private protected override string Action => "Disable cron monitor";

    private protected override string WantedStatus => "disabled";
}

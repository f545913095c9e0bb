namespace SentryPS.Commands;

/// <summary>
/// Removes monitors. Their issues stay, and so do the alerts that were connected to them. Those that Sentry made itself
/// cannot be removed.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "SentryMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationDetectors")]
[OutputType(typeof(void), typeof(SentryChangeSummary))]
public sealed class RemoveSentryMonitorCommand : BulkCmdlet<SentryMonitor>
{
    /// <summary>The monitors by id or object. One that comes twice is removed once.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>Removes without asking. <c>-WhatIf</c> and a typed <c>-Confirm</c> still have their effect.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override BulkStrategy<SentryMonitor> Strategy => new RemovalStrategy<SentryMonitor>(ObstacleTo);

    private protected override void ProcessInput() => Change.Accept(
        this, Monitor, monitor => this.IsForced(Force) || ShouldProcess(monitor.Description, "Remove"));

    private static SentryException? ObstacleTo(SentryMonitor monitor) => !monitor.IsSystem ? null : new(
        $"Monitor {monitor.Id} ('{monitor.Name}') is of the type {monitor.Type}, which Sentry made itself and nobody can remove.",
        "SentryForbidden",
        ErrorCategory.PermissionDenied)
    {
        RecommendedAction = "Disable-SentryMonitor switches it off.",
    };
}

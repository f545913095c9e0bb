namespace SentryPS.Commands;

/// <summary>Switches monitors on. Those from the pipeline are gathered and changed a hundred at a time.</summary>
[Cmdlet(VerbsLifecycle.Enable, "SentryMonitor", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateOrganizationDetectors")]
[OutputType(typeof(SentryMonitor), typeof(SentryChangeSummary))]
public sealed class EnableSentryMonitorCommand : BulkCmdlet<SentryMonitor>
{
    /// <summary>The monitors by id or object. One that comes twice is changed once.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryMonitor))]
    [ArgumentCompleter(typeof(NameCompleter<SentryMonitor>))]
    public SentryName[] Monitor { get; set; } = [];

    /// <summary>Emits the monitors as they are after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool EmitsChanged => PassThru;

    private protected override BulkStrategy<SentryMonitor> Strategy => new EnabledStrategy<SentryMonitor>(true, monitor => monitor.Enabled);

    private protected override void ProcessInput() => Change.Accept(this, Monitor, monitor => ShouldProcess(monitor.Description, "Enable"));
}

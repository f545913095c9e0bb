namespace SentryPS.Commands;

/// <summary>
/// Switches alerts off: they tell nobody until they are switched on again.
/// Those from the pipeline are gathered and changed a hundred at a time.
/// </summary>
[Cmdlet(VerbsLifecycle.Disable, "SentryAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[Serves("updateOrganizationWorkflows")]
[OutputType(typeof(SentryAlert), typeof(SentryChangeSummary))]
public sealed class DisableSentryAlertCommand : BulkCmdlet<SentryAlert>
{
    /// <summary>The alerts by id or object. One that comes twice is changed once.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>Emits the alerts as they are after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool EmitsChanged => PassThru;

    private protected override BulkStrategy<SentryAlert> Strategy => new EnabledStrategy<SentryAlert>(false, alert => alert.Enabled);

    private protected override void ProcessInput() => Change.Accept(this, Alert, alert => ShouldProcess(alert.Description, "Disable"));
}

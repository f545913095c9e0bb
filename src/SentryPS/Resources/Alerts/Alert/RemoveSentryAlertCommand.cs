namespace SentryPS.Commands;

/// <summary>Removes alerts. The monitors that they were connected to stay.</summary>
[Cmdlet(VerbsCommon.Remove, "SentryAlert", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[Serves("deleteOrganizationWorkflows")]
[OutputType(typeof(void), typeof(SentryChangeSummary))]
public sealed class RemoveSentryAlertCommand : BulkCmdlet<SentryAlert>
{
    /// <summary>The alerts by id or object. One that comes twice is removed once.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AlertingName(typeof(SentryAlert))]
    [ArgumentCompleter(typeof(NameCompleter<SentryAlert>))]
    public SentryName[] Alert { get; set; } = [];

    /// <summary>Removes without asking. <c>-WhatIf</c> and a typed <c>-Confirm</c> still have their effect.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override BulkStrategy<SentryAlert> Strategy => new RemovalStrategy<SentryAlert>();

    private protected override void ProcessInput() => Change.Accept(
        this, Alert, alert => this.IsForced(Force) || ShouldProcess(alert.Description, "Remove"));
}

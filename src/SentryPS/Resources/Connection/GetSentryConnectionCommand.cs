namespace SentryPS.Commands;

/// <summary>
/// Emits the connection that cmdlets use now: what Connect-Sentry made in this runspace, else what the environment and
/// .sentryclirc describe. It sends nothing.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SentryConnection")]
[OutputType(typeof(SentryConnection))]
public sealed class GetSentryConnectionCommand : SentryCmdlet
{
    private protected override void ProcessInput() => WriteObject(ActiveConnection);
}

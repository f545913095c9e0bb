namespace SentryPS.Commands;

/// <summary>Asks the server who the token acts for and what it may do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SentryConnection")]
[OutputType(typeof(SentryServerStatus))]
public sealed class TestSentryConnectionCommand : SentryCmdlet
{
    private protected override void ProcessInput() =>
        WriteObject(ServerCheck.Read(Send<SentryServerStatus>(ServerCheck.Request), ActiveConnection));
}

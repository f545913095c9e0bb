namespace SentryPS.Commands;

/// <summary>Asks the server who the token acts for and what it may do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SentryConnection")]
[OutputType(typeof(SentryServerStatus))]
public sealed class TestSentryConnectionCommand : SentryCmdlet
{
    private protected override void ProcessInput()
    {
        var request = new ApiRequest(ApiMethod.Get, $"");
        var response = Send<SentryServerStatus>(request);
        var status = ValueOf(response, request);
        status.Url = ActiveConnection.Url;
        status.TokenKind = ActiveConnection.TokenKind;
        status.Latency = response.Duration;
        status.Organization = ActiveConnection.Organization;
        WriteObject(status);
    }
}

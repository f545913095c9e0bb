using System.Management.Automation;
using SentryPS.Cmdlets;
using SentryPS.Transport;

namespace SentryPS.Commands;

/// <summary>Asks the server who the token acts for and what it may do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SentryConnection")]
[OutputType(typeof(SentryServerStatus))]
public sealed class TestSentryConnectionCommand : SentryCmdlet
{
    private protected override void ProcessInput()
    {
        var request = new ApiRequest(ApiMethod.Get, $"");
        var answer = Send<SentryServerStatus>(request);
        var status = ValueOf(answer, request);
        status.Url = Server.Url;
        status.TokenKind = Server.TokenKind;
        status.Latency = answer.Duration;
        status.Organization = Server.Organization;
        WriteObject(status);
    }
}

using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>JSON that is not Sentry's is never taken for the object that was asked for, made or changed.</summary>
public sealed class StrangerResponseTests
{
    [Theory]
    [InlineData("Get-SentryProject backend", """{"portal":true,"login":"https://portal.example"}""")]
    [InlineData("Get-SentryTeam backend-team", "{}")]
    [InlineData("Get-SentryOrganization acme", "{}")]
    [InlineData("Get-SentryRelease 1.0", """{"portal":true}""")]
    [InlineData("Get-SentryEvent -Project backend -EventId 0123456789abcdef0123456789abcdef", """{"portal":true}""")]
    [InlineData("New-SentryTeam sample", """{"portal":true}""")]
    [InlineData("New-SentryRelease -Version sample@1.0 -Project backend", "{}")]
    [InlineData("Set-SentryTeam backend-team -Name Renamed", "{}")]
    [InlineData("Set-SentryTeam backend-team -Name Renamed", """{"name":null}""")]
    [InlineData("Set-SentryTeam backend-team -Name Renamed -PassThru", """{"name":"Renamed"}""")]
    public async Task AnObjectThatNamesNothingIsAnError(string script, string body)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });
        session.Server.Faults.Next(FaultKinds.Answer(200, body));

        var result = session.Run(script);

        result.AssertError("SentryInvalidResponse", ErrorCategory.InvalidData);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-SentryIssue")]
    [InlineData("Get-SentryRelease")]
    public async Task AnUnknownEnvironmentIsNamed(string command)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });
        session.Server.Faults.Next(FaultKinds.Answer(404, """{"detail":"The requested resource does not exist"}"""));

        var error = session.Run($"{command} -Environment prodction, stagging").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.StartsWith("Environment 'prodction' or 'stagging' was not found in acme.", error.Exception.Message, StringComparison.Ordinal);
    }
}

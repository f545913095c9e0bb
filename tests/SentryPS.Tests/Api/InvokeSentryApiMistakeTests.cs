using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>Mistakes that people make with Invoke-SentryApi are answered with what to do next.</summary>
[SendsAnyRequest]
public sealed class InvokeSentryApiMistakeTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("-Operation listOrganisationMonitors", "SentryOperationNotFound", "Did you mean listOrganizationMonitors")]
    [InlineData("-Operation listOrganizationMonitors -Method POST", "SentryInvalidInput", "leave -Method out")]
    [InlineData("-Operation getOrganizationMonitor", "SentryInvalidInput", "-PathParameter @{ monitor = '…' }")]
    [InlineData("-Operation listProjectKeys", "SentryInvalidInput", "-Project <slug>")]
    [InlineData("-Operation getOrganizationMonitor -PathParameter @{ moniter = 'x' }", "SentryInvalidInput", "Did you mean monitor?")]
    [InlineData("-Operation getOrganizationDetector -PathParameter @{ detector_id = 'x' }", "SentryInvalidInput", "is a number")]
    [InlineData("'organizations/{organization/teams/'", "SentryInvalidInput", "no holes")]
    [InlineData("organizations/acme/../x/", "SentryInvalidInput", "is not a path")]
    [InlineData("'organizations/acme/my thing/'", "SentryInvalidInput", "are escaped")]
    [InlineData("organizations/acme/teams/ -PathParameter @{ team = 'x' }", "SentryInvalidInput", "no hole {team}")]
    [InlineData("'organizations/{organization}/x/{y}/' -PathParameter @{ y = 'a/b' }", "SentryInvalidInput", "no slash")]
    [InlineData("organizations/acme/monitors/ -Method POST -Body 'name=nightly'", "SentryInvalidInput", "Give a hashtable")]
    [InlineData("organizations/acme/monitors/ -Body @{ name = 'nightly' }", "SentryInvalidInput", "Give -Method POST")]
    [InlineData("organizations/acme/monitors/ -Method GET -Body @{ name = 'nightly' }", "SentryInvalidInput", "-Query")]
    [InlineData("organizations/acme/monitors/ -Method POST -Body @{ a = 1 } -Form @{ b = 1 }", "SentryInvalidInput", "give one of them")]
    [InlineData("organizations/acme/monitors/ -Query @{ project = $null }", "SentryInvalidInput", "nothing ($null)")]
    [InlineData("organizations/acme/monitors/ -Query @{ project = @() }", "SentryInvalidInput", "an empty list")]
    [InlineData("organizations/acme/monitors/?project=1 -Query @{ project = 2 }", "SentryInvalidInput", "give it once")]
    [InlineData("organizations/acme/monitors/ -Query $null", "SentryInvalidInput", "Was a variable not set?")]
    [InlineData("organizations/acme/monitors/ -Method POST -Body @{ a = 1 } -First 1", "SentryInvalidInput", "for listings")]
    [InlineData("https://elsewhere.example/api/0/organizations/", "SentryInvalidInput", "Connect-Sentry -Url")]
    [InlineData("https://acme.sentry.io/issues/1/", "SentryInvalidInput", "is no URL of Sentry's API")]
    [InlineData("organizations/acme/monitors/ -Method PUT -InFile nowhere.json", "SentryInvalidInput", "cannot be read")]
    [InlineData("organizations/acme/monitors/ -OutFile .", "SentryInvalidInput", "is a folder")]
    [InlineData("organizations/acme/monitors/ -OutFile nowhere/a.json", "SentryInvalidInput", "cannot be written")]
    public void NothingIsSent(string call, string id, string advice)
    {
        var error = Run($"Invoke-SentryApi {call}").SingleError();

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(advice, $"{error.Exception.Message} {error.ErrorDetails?.RecommendedAction}", StringComparison.Ordinal);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void WithoutAnOrganizationTheErrorSaysHowToGiveOne()
    {
        var error = Run("""
            $other = Connect-Sentry -Url $url -Token $token -PassThru
            Connect-Sentry -Url $url -Token $token -Organization acme
            Invoke-SentryApi 'organizations/{organization}/teams/' -Connection $other
            """).AssertError("SentryOrganizationMissing", ErrorCategory.InvalidArgument);

        Assert.Contains("-Organization", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("organizations/acme/monitors/ -Query @{ enviroment = 'a' }", "Did you mean environment?")]
    [InlineData("-Operation listOrganizationMonitors -Query @{ xyz = 'a' }", "no query parameter 'xyz'")]
    [InlineData("-Operation listOrganizationEvents", "needs the query parameter 'field' (string[])")]
    [InlineData("organizations/acme/monitors/ -Method POST -Body @{ name = 'a'; type = 'x'; slugg = 'b' }", "Did you mean slug?")]
    [InlineData("organizations/acme/monitors/ -Method POST -Body @{ slug = 'b' }", "needs the body field 'name' (string)")]
    [InlineData("organizations/acme/monitors/ -Method PATCH -Body @{ name = 'a' }", "GET (listOrganizationMonitors)")]
    public void ASlipIsAWarning(string call, string words)
    {
        Session.Server.Faults.Next(Wire.Json("{}"));

        var result = Run($"Invoke-SentryApi {call}");

        result.AssertNoErrors();
        Assert.Contains(result.Warnings, warning => warning.Contains(words, StringComparison.Ordinal));
        Assert.Single(Session.Server.Requests.All);
    }

    [Fact]
    public void WhatIsRightHasNoWarning()
    {
        Session.Server.Faults.Next(Wire.Json("{}"), times: 3);

        var result = Run("""
            Invoke-SentryApi organizations/acme/monitors/ -Query @{ environment = 'a'; per_page = 10; cursor = '0:0:0' }
            Invoke-SentryApi organizations/acme/issues/ -Method PUT -Query @{ id = 1 } -Body @{ status = 'resolved' }
            Invoke-SentryApi organizations/acme/nobody-knows/ -Query @{ x = 'a' }
            """);

        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData(403, "organizations/acme/monitors/", "SentryForbidden", "needs a token with alerts:read")]
    [InlineData(404, "organizations/acme/moniters/", "SentryNotFound", "Did you mean organizations/{organization}/monitors/")]
    [InlineData(404, "organizations/acme/nobody-knows", "SentryNotFound", "end in a slash")]
    [InlineData(404, "organizations/acme/monitors/x/", "SentryNotFound", "Check the id or name")]
    [InlineData(405, "organizations/acme/monitors/ -Method PATCH -WarningAction Ignore", "SentryNotSupported", "POST (createOrganizationMonitor)")]
    [InlineData(400, "organizations/acme/monitors/ -Query @{ environment = 'x' }", "SentryBadRequest", "words of the server")]
    public void ErrorsOfTheServerSayWhatToDo(int status, string call, string id, string advice)
    {
        Session.Server.Faults.Next(FaultKinds.Answer(status, """{"detail":"words of the server"}"""));

        var error = Run($"Invoke-SentryApi {call}").SingleError();

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(advice, $"{error.Exception.Message} {error.ErrorDetails?.RecommendedAction}", StringComparison.Ordinal);
    }

    [Fact]
    public void AResponseThatIsNoJsonLeadsToOutFile()
    {
        Session.Server.Faults.Next(FaultKinds.Answer(200, "a,b\n1,2\n", "text/csv"), times: 9);

        var error = Run("Connect-Sentry -Url $url -Token $token -Organization acme -MaximumRetryCount 0; Invoke-SentryApi organizations/acme/things/").SingleError();
        Run("Connect-Sentry -Url $url -Token $token -Organization acme").AssertNoErrors();

        Assert.Contains("-OutFile", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}

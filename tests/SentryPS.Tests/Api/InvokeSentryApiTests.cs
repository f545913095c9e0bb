using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>What Invoke-SentryApi sends: paths, holes, queries, bodies, headers.</summary>
[SendsAnyRequest]
public sealed class InvokeSentryApiTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Theory]
    [InlineData("organizations/acme/teams/", "GET organizations/acme/teams/?per_page=100")]
    [InlineData("/api/0/organizations/acme/teams/", "GET organizations/acme/teams/?per_page=100")]
    [InlineData("'organizations/{organization}/teams'", "GET organizations/acme/teams/?per_page=100")]
    [InlineData("'organizations/{organization_id_or_slug}/teams/?query=a%20b'", "GET organizations/acme/teams/?query=a b&per_page=100")]
    [InlineData("'organizations/{organization}/scim/v2/Users/'", "GET organizations/acme/scim/v2/Users")]
    [InlineData("organizations/acme/unknown", "GET organizations/acme/unknown")]
    [InlineData("'organizations/{organization}/unknown/{thing}/' -PathParameter @{ thing = 'a b/c'.Replace('/', '@') }", "GET organizations/acme/unknown/a%20b%40c/")]
    [InlineData("'projects/{organization}/{project}/keys/' -Project web -Organization other", "GET projects/other/web/keys/")]
    [InlineData("'organizations/{organization}/issues/' -Query @{ project = 1, 2; query = ''; sort = 'date' }", "GET organizations/acme/issues/?")]
    public void PathsAreTakenInEveryForm(string call, string line)
    {
        Session.Server.Faults.Next(Wire.Json("[]"));

        Run($"Invoke-SentryApi {call}").AssertNoErrors();

        Assert.StartsWith(line, Assert.Single(Session.Server.Requests.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void AWholeUrlOfTheServerIsTaken()
    {
        Session.Server.Faults.Next(Wire.Json("[]"));

        Run("Invoke-SentryApi ($url + 'api/0/organizations/{organization}/teams/?query=x')").AssertNoErrors();

        Assert.Equal(["GET organizations/acme/teams/?query=x&per_page=100"], Session.Server.Requests.Lines());
    }

    [Fact]
    public void ValuesOfTheQueryAreInTheirWireForm()
    {
        Session.Server.Faults.Next(Wire.Json("[]"));

        Run("Invoke-SentryApi organizations/acme/x/ -Query ([ordered]@{ a = 1, 'b'; c = $true; d = [datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc); e = 1.5 })").AssertNoErrors();

        Assert.Equal(["GET organizations/acme/x/?a=1&a=b&c=true&d=2026-01-02T03:04:05Z&e=1.5"], Session.Server.Requests.Lines().Select(line => line.Replace(".000", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("@{ a = @{ b = 1, $null } }", """{"a":{"b":[1,null]}}""")]
    [InlineData("([pscustomobject]@{ a = 'x' })", """{"a":"x"}""")]
    [InlineData("'{\"a\": [1.5, \"ü\"]}'", """{"a":[1.5,"ü"]}""")]
    [InlineData("@{}", "{}")]
    [InlineData("@(1, 2)", "[1,2]")]
    [InlineData("'7'", "7")]
    // As Get-Content gives a file.
    [InlineData("@('{', '\"a\": 1', '}').ForEach({ $line = [psobject] $_; $line.psobject.Properties.Add([psnoteproperty]::new('ReadCount', 1)); $line })", """{"a":1}""")]
    public void BodiesOfAnyKindAreJson(string body, string json)
    {
        Session.Server.Faults.Next(Wire.Json("{}"));

        Run($"Invoke-SentryApi anything/ -Method PUT -Body {body}").AssertNoErrors();

        Session.Server.Requests.Single("PUT").AssertBody(json);
    }

    [Theory]
    [InlineData("DELETE", "-Force")]
    [InlineData("PATCH", "")]
    [InlineData("POST", "")]
    public void AnyMethodHasABody(string method, string more)
    {
        Session.Server.Faults.Next(FaultKinds.Empty(204));

        var result = Run($"Invoke-SentryApi organizations/acme/spike-protections/ -Method {method.ToLowerInvariant()} -Body @{{ projects = 'a' }} {more} -WarningAction Ignore");

        result.AssertNoErrors();
        Assert.Empty(result.Output);
        Session.Server.Requests.Single(method).AssertBody("""{"projects":"a"}""");
    }

    [Fact]
    public void FilesAreUploadedInAForm()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.js");
        File.WriteAllText(file, "content");
        Session.Shell.Set("file", file);
        Session.Server.Faults.Next(FaultKinds.Answer(201, """{"id":"1","name":"~/a.js"}"""));

        var result = Run("Invoke-SentryApi -Operation uploadOrganizationReleaseFile -PathParameter @{ version = '1.0' } -Form @{ file = [IO.FileInfo] $file; name = '~/a.js'; header = 'a:1', 'b:2' }");

        File.Delete(file);
        Assert.Equal(["~/a.js"], result.Values("name"));
        var sent = Session.Server.Requests.Single("POST");
        Assert.StartsWith("multipart/form-data", sent.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains($"name=\"file\"; filename=\"{Path.GetFileName(file)}\"", sent.Body, StringComparison.Ordinal);
        Assert.Equal(2, sent.Body.Split("name=\"header\"").Length - 1);
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("zip", "application/octet-stream")]
    public void AFileIsTheWholeBody(string extension, string type)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{extension}");
        File.WriteAllText(file, "[1]");
        Session.Shell.Set("file", file);
        Session.Server.Faults.Next(Wire.Json("{}"));

        Run("Invoke-SentryApi anything/ -Method Put -InFile $file").AssertNoErrors();

        File.Delete(file);
        var sent = Session.Server.Requests.Single("PUT");
        Assert.Equal(("[1]", type), (sent.Body, sent.Headers["Content-Type"]));
    }

    [Fact]
    public void HeadersAreSentAndGivenBack()
    {
        Session.Server.Faults.Next(FaultKinds.Answer(202, "{}", headers: [("X-Answer", "42")]));

        var result = Run("Invoke-SentryApi anything/ -Method POST -Header @{ 'X-Mine' = 'a b' } -ResponseHeadersVariable headers -StatusCodeVariable status | Out-Null; $headers['x-answer']; $status");

        result.AssertNoErrors();
        Assert.Equal(["42", 202], result.Output.Select(item => item.BaseObject));
        Assert.Equal("a b", Session.Server.Requests.Single("POST").Headers["X-Mine"]);
    }

    [Fact]
    public void AFailureSetsItsStatusAndLeavesNothingOfTheCallBefore()
    {
        Session.Server.Faults.Next(Wire.Json("{}"));
        Session.Server.Faults.Next(FaultKinds.Answer(400, """{"detail":"no"}"""));

        var result = Run("""
            Invoke-SentryApi anything/ -ResponseHeadersVariable headers -StatusCodeVariable status | Out-Null
            Invoke-SentryApi anything/ -ResponseHeadersVariable headers -StatusCodeVariable status -ErrorAction Ignore
            $status; $null -eq $headers
            """);

        Assert.Equal([400, true], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void TheTokenIsNotTheCallersToChoose() =>
        Run("Invoke-SentryApi anything/ -Header @{ Authorization = 'Bearer x' }").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

    [Theory]
    [InlineData("PUT", "", false)]
    [InlineData("PUT", "-Confirm:$false", false)]
    [InlineData("PUT", "-WhatIf", true)]
    [InlineData("POST", "-WhatIf", true)]
    [InlineData("PATCH", "-WhatIf", true)]
    [InlineData("DELETE", "-WhatIf", true)]
    [InlineData("DELETE", "-WhatIf -Force", true)]
    [InlineData("DELETE", "-Force", false)]
    [InlineData("DELETE", "-Confirm:$false", false)]
    [InlineData("GET", "-WhatIf", false)]
    public void WhatIfSendsNothing(string method, string more, bool isHeldBack)
    {
        Session.Server.Faults.Next(Wire.Json("{}"));

        Run($"Invoke-SentryApi anything/ -Method {method} {more}").AssertNoErrors();

        Assert.Equal(isHeldBack ? 0 : 1, Session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData("Invoke-SentryApi anything/ -Method DELETE")]
    [InlineData("Invoke-SentryApi anything/ -Method PUT -Confirm")]
    [InlineData("$ConfirmPreference = 'Medium'; Invoke-SentryApi anything/ -Method POST")]
    public void NobodyIsThereToAsk(string script)
    {
        var result = Run($"& {{ {script} }}");

        // A shell without a host cannot ask, so the question is an error.
        result.SingleError();
        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void VerboseNamesTheRequestWithoutTheToken()
    {
        Session.Server.Faults.Next(Wire.Json("{}"));

        var result = Run("Invoke-SentryApi anything/ -Query @{ secret = 'x' } -Verbose");

        Assert.StartsWith("GET /api/0/anything/ 200 in ", Assert.Single(result.Verbose), StringComparison.Ordinal);
    }
}

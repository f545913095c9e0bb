using System.Management.Automation;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>Piped objects fill the holes of paths, or are refused.</summary>
[SendsAnyRequest]
public sealed class InvokeSentryApiPipelineTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Fact]
    public void ObjectsOfOtherCommandsAreCalledByTheirOwnNames()
    {
        var issue = Run("Get-SentryIssue -First 1").Single<SentryIssue>();
        Session.Server.Requests.Clear();
        Session.Server.Faults.Next(Wire.Json("[]"), times: 3);
        Session.Shell.Set("issue", issue);

        Run("$issue | Invoke-SentryApi -Operation listOrganizationIssueHashes").AssertNoErrors();
        Run("$issue | Invoke-SentryApi 'organizations/{organization}/issues/{issue_id}/x/'").AssertNoErrors();
        Run("$issue | Invoke-SentryApi 'projects/{organization}/{project}/x/'").AssertNoErrors();

        Assert.Equal(
            [$"GET organizations/acme/issues/{issue.Id}/hashes/", $"GET organizations/acme/issues/{issue.Id}/x/", $"GET projects/acme/{issue.Project}/x/"],
            Session.Server.Requests.Lines());
    }

    [Fact]
    public void TheOrganizationOfAnObjectComesBeforeTheDefault()
    {
        Session.Server.Faults.Next(_ => true, Wire.Json("""[{"id":"1","slug":"other","name":"Other"}]"""));
        Session.Server.Faults.Next(Wire.Json("[]"));

        Run("Get-SentryOrganization | Invoke-SentryApi 'organizations/{organization}/x/'").AssertNoErrors();

        Assert.Equal("GET organizations/other/x/", Session.Server.Requests.Lines()[^1]);
    }

    [Fact]
    public void RowsOfThisCommandLeadToThePathsBelowTheirListing()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"5","title":"a"},{"id":"6","title":"b"}]"""));
        Session.Server.Faults.Next(Wire.Json("{}"), times: 2);
        Session.Server.Faults.Next(Wire.Json("""[{"id":"k1","name":"Default"}]"""));
        Session.Server.Faults.Next(Wire.Json("{}"));

        Run("Invoke-SentryApi -Operation listOrganizationDashboards -Organization other | Invoke-SentryApi -Operation deleteOrganizationDashboard -Force").AssertNoErrors();
        Run("Invoke-SentryApi -Operation listProjectKeys -Project web | Invoke-SentryApi -Operation updateProjectKey -Body @{ name = 'x' }").AssertNoErrors();

        Assert.Equal(
            [
                "GET organizations/other/dashboards/?per_page=100", "DELETE organizations/other/dashboards/5/", "DELETE organizations/other/dashboards/6/",
                "GET projects/acme/web/keys/", "PUT projects/acme/web/keys/k1/",
            ],
            Session.Server.Requests.Lines());
    }

    /// <summary>Projects are listed by one path, and each is at another.</summary>
    [Theory]
    [InlineData("organizations/acme/projects/", "-Operation getProject", "GET projects/acme/x/")]
    [InlineData("organizations/acme/user-teams/", "-Operation getTeam", "GET teams/acme/x/")]
    [InlineData("organizations/acme/repos/", "-Operation listOrganizationRepoCommits", "GET organizations/acme/repos/7/commits/")]
    public void RowsAreCalledByTheNameOfTheirListing(string listing, string call, string line)
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"7","slug":"x"}]"""));
        Session.Server.Faults.Next(Wire.Json("{}"));

        Run($"Invoke-SentryApi {listing} | Invoke-SentryApi {call}").AssertNoErrors();

        Assert.StartsWith(line, Session.Server.Requests.Lines()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void RowsOfFilesFillHolesByTheirColumns()
    {
        Session.Server.Faults.Next(Wire.Json("[]"), times: 2);

        Run("[pscustomobject]@{ issue_id = 5; project = 'web' }, [pscustomobject]@{ issue_id = '6'; project = 'web' } | Invoke-SentryApi 'projects/{organization}/{project}/{issue_id}/'").AssertNoErrors();

        Assert.Equal(["GET projects/acme/web/5/", "GET projects/acme/web/6/"], Session.Server.Requests.Lines());
    }

    [Theory]
    // The id of an issue is none of a dashboard.
    [InlineData("[pscustomobject]@{ id = 5 } | Invoke-SentryApi -Operation deleteOrganizationDashboard -Force")]
    [InlineData("$issue | Invoke-SentryApi -Operation deleteOrganizationDashboard -Force")]
    // It would be the same call each time.
    [InlineData("$issue | Invoke-SentryApi organizations/acme/x/")]
    [InlineData("5 | Invoke-SentryApi 'organizations/acme/issues/{issue_id}/'")]
    [InlineData("'a' | Invoke-SentryApi 'organizations/acme/issues/{issue_id}/'")]
    // Another organization is named in the path.
    [InlineData("$issue | Invoke-SentryApi 'organizations/other/issues/{issue_id}/'")]
    [InlineData("Invoke-SentryApi organizations/other/issues/ -Organization acme")]
    [InlineData("$issue | Invoke-SentryApi 'organizations/{organization}/x/' -Organization other")]
    public void WhatDoesNotFitIsRefused(string script)
    {
        Session.Shell.Set("issue", Run("Get-SentryIssue -First 1").Single<SentryIssue>());
        Session.Server.Requests.Clear();

        Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public async Task AnObjectOfAnotherServerIsRefused()
    {
        await using var other = await SandboxSession.StartAsync(new() { Issues = 1 });
        Session.Server.Faults.Next(Wire.Json("""[{"id":"5"}]"""));
        other.Shell.Set("row", Run("Invoke-SentryApi organizations/acme/dashboards/").Output[0]);

        other.Run("$row | Invoke-SentryApi -Operation deleteOrganizationDashboard -Force").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(other.Server.Requests.All);
    }

    [Fact]
    public void OneThatFailsDoesNotKeepTheOthers()
    {
        Session.Server.Faults.Next(Sandbox.Faults.FaultKinds.Answer(404, "{}"));
        Session.Server.Faults.Next(Wire.Json("""{"id":"6"}"""));

        var result = Run("[pscustomobject]@{ issue_id = 5 }, [pscustomobject]@{ issue_id = 6 } | Invoke-SentryApi 'organizations/acme/issues/{issue_id}/'");

        Assert.Single(result.Errors);
        Assert.Single(result.Output);
    }
}

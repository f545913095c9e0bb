using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>The command that lists operations. It has no connection in any of these tests.</summary>
public sealed class GetSentryApiOperationTests : IDisposable
{
    private readonly PowerShellSession _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void ListsAllOperations()
    {
        var operations = Operations("Get-SentryApiOperation");

        Assert.Equal(223, operations.Count);
        Assert.Equal(223, operations.Select(operation => $"{operation.Method} {operation.Path}").Distinct().Count());
        Assert.All(operations, operation => Assert.NotEmpty(operation.Tag));
        Assert.All(operations, operation => Assert.NotEmpty(operation.Command));
        Assert.Equal(["DELETE", "GET", "PATCH", "POST", "PUT"], operations.Select(operation => operation.Method).Distinct().Order());
    }

    [Fact]
    public void SaysWhatAnOperationTakes()
    {
        var operation = Assert.Single(Operations("Get-SentryApiOperation createOrganizationMonitor"));

        Assert.Equal("POST", operation.Method);
        Assert.Equal("organizations/{organization}/monitors/", operation.Path);
        Assert.Equal("Crons", operation.Tag);
        Assert.Contains("alerts:write", operation.Scopes);
        Assert.Equal("json", operation.BodyFormat);
        var organization = operation.Parameters[0];
        Assert.Equal(("organization", SentryApiParameterLocation.Path, true), (organization.Name, organization.Location, organization.IsRequired));
        var name = Parameter(operation, "name");
        Assert.Equal((SentryApiParameterLocation.Body, "string", true, false), (name.Location, name.Type, name.IsRequired, name.IsNullable));
        Assert.Equal(["active", "disabled"], Parameter(operation, "status").Values);
        Assert.True(Parameter(operation, "owner").IsNullable);
        Assert.False(Parameter(operation, "owner").IsRequired);
    }

    [Fact]
    public void KnowsListsAndAlternativesOfTypes()
    {
        var operation = Assert.Single(Operations("Get-SentryApiOperation listOrganizationMonitors"));

        Assert.Equal("integer|string[]", Parameter(operation, "project").Type);
        Assert.Equal("string[]", Parameter(operation, "environment").Type);
        Assert.Null(operation.BodyFormat);
    }

    [Fact]
    public void KnowsUploadsAndTypesOfHoles()
    {
        Assert.Equal("multipart", Assert.Single(Operations("Get-SentryApiOperation uploadProjectReleaseFile")).BodyFormat);
        var hole = Parameter(Assert.Single(Operations("Get-SentryApiOperation getOrganizationDetector")), "detector_id");
        Assert.Equal("integer", hole.Type);
    }

    [Theory]
    [InlineData("Get-SentryApiOperation list*Monitor*")]
    [InlineData("Get-SentryApiOperation LIST*MONITOR*")]
    [InlineData("Get-SentryApiOperation -Tag crons -Name list*")]
    public void FindsByWildcardAndTag(string script) => Assert.Equal(
        ["listOrganizationMonitorCheckins", "listOrganizationMonitors", "listProjectMonitorCheckins"],
        Operations(script).Select(operation => operation.Name).Order());

    [Theory]
    [InlineData("organizations/acme/issues/4095123/")]
    [InlineData("/api/0/organizations/acme/issues/4095123/")]
    [InlineData("https://sentry.example/sentry/api/0/organizations/acme/issues/4095123/?collapse=tags")]
    [InlineData("organizations/acme/issues/4095123")]
    [InlineData("organizations/{organization}/issues/{issue_id}/")]
    [InlineData("/api/0/organizations/{organization_id_or_slug}/issues/{issue_id}/")]
    public void FindsTheOperationsOfAPath(string path) => Assert.Equal(
        ["deleteOrganizationIssue", "getOrganizationIssue", "updateOrganizationIssue"],
        Operations($"Get-SentryApiOperation -Path '{path}'").Select(operation => operation.Name).Order());

    [Fact]
    public void FindsPathsThatHaveNoSlashAtTheEnd() => Assert.Equal(
        ["deleteOrganizationScimV2User", "getOrganizationScimV2User", "updateOrganizationScimV2User"],
        Operations("Get-SentryApiOperation -Path organizations/acme/scim/v2/Users/17").Select(operation => operation.Name).Order());

    [Fact]
    public void PrefersAPathThatIsNamedToAHole() => Assert.Equal(
        "getOrganizationPreprodArtifactSnapshotLatestBase",
        Assert.Single(Operations("Get-SentryApiOperation -Path organizations/acme/preprodartifacts/snapshots/latest-base/")).Name);

    [Fact]
    public void FindsPathsByWildcard() => Assert.All(
        Operations("Get-SentryApiOperation -Path */monitors/*"),
        operation => Assert.Contains("/monitors/", operation.Path, StringComparison.Ordinal));

    [Theory]
    [InlineData("Get-SentryApiOperation listOrganisationMonitors", "listOrganizationMonitors")]
    [InlineData("Get-SentryApiOperation lsitProjectKeys", "listProjectKeys")]
    [InlineData("Get-SentryApiOperation -Tag Release", "Releases")]
    [InlineData("Get-SentryApiOperation -Path organizations/acme/nothing/", "-Path '*word*'")]
    [InlineData("Get-SentryApiOperation qqqqqqqq", "Get-SentryApiOperation lists")]
    public void WhatDoesNotExistIsAnErrorThatSaysWhatIsLikeIt(string script, string advice)
    {
        var result = _shell.Invoke(script);

        var error = result.AssertError("SentryOperationNotFound", ErrorCategory.ObjectNotFound);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-SentryApiOperation 'list['")]
    [InlineData("Get-SentryApiOperation -Tag 'list['")]
    [InlineData("Get-SentryApiOperation -Path '*['")]
    public void AWildcardThatIsNoneIsRefused(string script) =>
        _shell.Invoke(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

    [Fact]
    public void OneMistakeDoesNotKeepTheOthersBack()
    {
        var result = _shell.Invoke("Get-SentryApiOperation nothing, listProjectKeys");

        Assert.Single(result.Errors);
        Assert.Equal("listProjectKeys", Assert.IsType<SentryApiOperation>(Assert.Single(result.Output).BaseObject).Name);
    }

    [Theory]
    [InlineData("listOrganizationReleases", "Get-SentryRelease")]
    [InlineData("getOrganizationRelease", "Get-SentryRelease")]
    [InlineData("createOrganizationRelease", "New-SentryRelease")]
    [InlineData("updateOrganizationIssues", "Merge-SentryIssue, Set-SentryIssue")]
    [InlineData("listSeerModels", "Invoke-SentryApi")]
    public void NamesTheCommandsThatServeAnOperation(string name, string commands) =>
        Assert.Equal(commands, string.Join(", ", Assert.Single(Operations($"Get-SentryApiOperation {name}")).Command));

    [Theory]
    [InlineData("Get-SentryApiOperation createOrganizationMon", "createOrganizationMonitor")]
    [InlineData("Get-SentryApiOperation 'Bulk Mu", "'Bulk Mutate a List of Issues'")]
    [InlineData("Get-SentryApiOperation -Tag cro", "Crons")]
    public void CompletesNamesAndTags(string line, string expected)
    {
        var matches = _shell.Invoke($"(TabExpansion2 -inputScript \"{line}\" -cursorColumn {line.Length}).CompletionMatches.CompletionText").Output;
        Assert.Equal(expected, Assert.Single(matches).ToString());
    }

    private static SentryApiParameter Parameter(SentryApiOperation operation, string name) =>
        Assert.Single(operation.Parameters, parameter => parameter.Name == name);

    private IReadOnlyList<SentryApiOperation> Operations(string script) => _shell.Invoke(script).Objects<SentryApiOperation>();
}

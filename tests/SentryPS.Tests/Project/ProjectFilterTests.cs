using System.Management.Automation;
using SentryPS.Sandbox.Modes;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>-Project of listings: what goes over the wire, and what happens where a server ignores it.</summary>
public sealed class ProjectFilterTests
{
    private const string Projects = "GET organizations/acme/projects/?per_page=100";

    [Fact]
    public async Task LooksForTheIdsOncePerConnection()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });

        session.Run("Get-SentryIssue -Project backend; Get-SentryRelease -Project backend; Get-SentryIssue -Project backend -First 1").AssertNoErrors();

        Assert.Single(session.Server.Requests.Lines(), Projects);
        Assert.All(session.Server.Requests.All.Skip(1), request => Assert.Equal([session.Server.WithProjectIds("{backend}")], request.Values("project")));
    }

    [Fact]
    public async Task ReadsProjectsUntilTheWantedOneIsKnown()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0, Projects = 350 });
        var slug = session.Server.State.Read(state => state.Organizations[0].Projects.Select(project => project.Slug).Order(StringComparer.Ordinal).ElementAt(20));

        session.Run($"Get-SentryIssue -Project {slug}").AssertNoErrors();

        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task TakesSlugsAndIdsTogether()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });

        session.Run(session.Server.WithProjectIds("Get-SentryIssue -Project backend, {mobile}")).AssertNoErrors();

        Assert.Equal(session.Server.WithProjectIds("{backend},{mobile}"), string.Join(',', session.Server.Requests.All[^1].Values("project")));
    }

    [Theory]
    [InlineData("Backend", " Did you mean 'backend'?")]
    [InlineData("front-end", " Did you mean 'frontend'?")]
    [InlineData("backedn", " Did you mean 'backend'?")]
    [InlineData("something-else", "")]
    public async Task NamesAProjectThatIsNotThere(string slug, string suggestion)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 });

        var error = session.Run($"Get-SentryIssue -Project {slug}").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Equal($"Project '{slug}' was not found in acme.{suggestion}", error.Exception.Message);
        Assert.Equal(slug, error.TargetObject);
        Assert.Equal([Projects], session.Server.Requests.Lines());
    }

    [Fact]
    public async Task GoesBySlugWhereTheTokenMayNotReadProjects()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10 }, scopes: ["event:read"]);

        session.Run("Get-SentryIssue -Project backend; Get-SentryIssue -Project mobile").AssertNoErrors();

        Assert.Equal(
            [Projects, "backend", "mobile"],
            session.Server.Requests.All.Select(request => request.Values("projectSlug").SingleOrDefault() ?? request.Line()));
        var error = session.Run("Get-SentryIssue -Project backend, 42").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Contains("slugs or ids, but not both", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-SentryIssue -Force")]
    [InlineData("Set-SentryIssue -Status Resolved")]
    public async Task AServerThatIgnoresTheProjectEndsTheListing(string change)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 300 });
        session.Server.Faults.Become(ServerModes.IgnoringFilters("project", "projectSlug"));

        var result = session.Run($"Get-SentryIssue -Project backend -ErrorAction Stop | {change}");

        result.AssertError("SentryFilterIgnored", ErrorCategory.InvalidResult);
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Theory]
    [InlineData("-Status Resolved")]
    [InlineData("-Status Unresolved")]
    [InlineData("-AssignedTo none")]
    [InlineData("-AssignedTo '#backend-team'")]
    [InlineData("-AssignedTo me")]
    [InlineData("-Status Resolved -ThrottleLimit 4")]
    public async Task AServerThatIgnoresWhatRowsShowEndsTheListing(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 300 });
        session.Server.Faults.Become(ServerModes.IgnoringFilters("query"));

        var error = session.Run($"Get-SentryIssue {parameters}").AssertError("SentryFilterIgnored", ErrorCategory.InvalidResult);

        Assert.Contains("The listing ends here", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Level Error -Status All")]
    [InlineData("-Environment production -FirstSeenAfter 2000-01-01 -Status All")]
    public async Task WhatRowsNeedNotShowIsNotHeldAgainstThem(string parameters)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 300 });
        session.Server.Faults.Become(ServerModes.IgnoringFilters("query", "environment"));

        Assert.NotEmpty(session.Run($"Get-SentryIssue {parameters}").Objects<SentryIssue>());
    }
}

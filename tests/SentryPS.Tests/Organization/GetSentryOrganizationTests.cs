using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class GetSentryOrganizationTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0, OrganizationCount = 3 };

    [Fact]
    public async Task ListsAllOrganizations()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var expected = session.Server.State.Read(state => state.Organizations[0]);

        var organizations = session.Run("Get-SentryOrganization").Objects<SentryOrganization>();

        Assert.Equal(["GET /api/0/organizations/?per_page=100"], session.Server.Requests.Sent());
        Assert.Equal(["acme", "globex", "tenant-3"], organizations.Select(organization => organization.Slug));
        var acme = organizations[0];
        Assert.Equal($"{expected.Id}", acme.Id);
        Assert.Equal(("Acme", "acme", "active", "acme"), (acme.Name, acme.Organization, acme.Status, acme.ToString()));
        Assert.Equal(expected.DateCreated.LocalDateTime, acme.DateCreated!.Value, TimeSpan.FromSeconds(1));
        Assert.NotNull(acme.Url);
    }

    [Theory]
    [InlineData("-Owner", "owner=true&per_page=100")]
    [InlineData("-Query 'slug:acme & co'", "query=slug%3Aacme%20%26%20co&per_page=100")]
    [InlineData("-SortBy Members", "sortBy=members&per_page=100")]
    [InlineData("-SortBy Projects -First 2", "sortBy=projects&per_page=2")]
    [InlineData("-Owner -Query globex -SortBy Events", "owner=true&query=globex&sortBy=events&per_page=100")]
    public async Task PassesFiltersOn(string parameters, string query)
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run($"Get-SentryOrganization {parameters}").AssertNoErrors();

        Assert.Equal([$"GET /api/0/organizations/?{query}"], session.Server.Requests.Sent());
    }

    [Fact]
    public async Task ReadsEveryPage()
    {
        await using var session = await SandboxSession.StartAsync(s_small with { OrganizationCount = 104 });

        var organizations = session.Run("Get-SentryOrganization").Objects<SentryOrganization>();

        Assert.Equal(104, organizations.Select(organization => organization.Id).Distinct().Count());
        Assert.Equal(104, organizations.Count);
        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task GetsOrganizationsByName()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        var id = session.Server.State.Read(state => state.Organization("tenant-3").Id);

        var organizations = session.Run($"Get-SentryOrganization globex, {id}").Objects<SentryOrganization>();

        Assert.Equal(["globex", "tenant-3"], organizations.Select(organization => organization.Slug));
        Assert.Equal(["GET /api/0/organizations/globex/", $"GET /api/0/organizations/{id}/"], session.Server.Requests.Sent());
    }

    [Fact]
    public async Task TakesNamesFromPipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var organizations = session.Run(
            "Get-SentryOrganization | Where-Object Slug -ne acme | Get-SentryOrganization").Objects<SentryOrganization>();

        Assert.Equal(["globex", "tenant-3"], organizations.Select(organization => organization.Slug));
    }

    [Fact]
    public async Task OneUnknownNameDoesNotStopTheOthers()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Get-SentryOrganization acme, nobody, globex");

        var error = result.AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal("nobody", error.TargetObject);
        Assert.Equal("SentryNotFound,SentryPS.Commands.GetSentryOrganizationCommand", error.FullyQualifiedErrorId);
        Assert.Equal(["acme", "globex"], result.Output.Select(item => item.ToString()));
    }
}

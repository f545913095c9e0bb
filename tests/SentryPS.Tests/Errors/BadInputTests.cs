using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>What cannot be right is told before anything is sent.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private SandboxSession _session = null!;

    public static TheoryData<string> Slugs =>
        ["", " ", "a/b", "a\\b", "../x", "a b", "a%2Fb", "a?b", "a#b", "a\nb", "a\0b", "é", "https://acme.sentry.io"];

    public async ValueTask InitializeAsync() => _session = await SandboxSession.StartAsync(new() { Issues = 0 });

    public async ValueTask DisposeAsync() => await _session.DisposeAsync();

    [Theory]
    [MemberData(nameof(Slugs))]
    public void SlugsAreChecked(string slug)
    {
        _session.Shell.Set("slug", slug);

        foreach (var script in new[]
        {
            "Get-SentryProject $slug",
            "Get-SentryOrganization $slug",
            "Get-SentryOrganization acme, $slug",
            "Get-SentryRelease -Project $slug",
            "Get-SentryAlertRule -Project $slug",
            "New-SentryRelease 2.0 -Project $slug",
            "Connect-Sentry -Token x -Organization $slug",
            "Connect-Sentry -Token x -Project $slug",
        })
        {
            var error = _session.Run(script).SingleError();
            Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        }

        Assert.Empty(_session.Server.Requests.All);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public void DotSegmentsAreNoNames(string name)
    {
        foreach (var script in new[]
        {
            $"Get-SentryProject {name}",
            $"Get-SentryOrganization {name}",
            $"Get-SentryProject -Organization {name}",
            $"Get-SentryProject backend -Organization {name}",
        })
        {
            _session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        }

        Assert.Empty(_session.Server.Requests.All);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("..")]
    public void OrganizationsThatCannotBeAreRefused(string organization)
    {
        _session.Shell.Set("organization", organization);

        foreach (var command in new[] { "Get-SentryProject", "Get-SentryRelease", "Get-SentryAlertRule", "New-SentryRelease 2.0 backend" })
            _session.Run($"{command} -Organization $organization").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(_session.Server.Requests.All);
    }

    [Fact]
    public void MessageSaysWhatIsAccepted()
    {
        var error = _session.Run("Get-SentryProject 'my project'").SingleError();

        Assert.Contains("'my project' is not a slug or id", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("'my-project'", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-SentryRelease -Status Broken")]
    [InlineData("Get-SentryOrganization -SortBy Broken")]
    [InlineData("New-SentryRelease 2.0 backend -DateReleased broken")]
    [InlineData("New-SentryRelease 2.0 backend -Ref ''")]
    [InlineData("Get-SentryProject backend -Query x")]
    [InlineData("Get-SentryRelease 1.0 -Project backend")]
    [InlineData("Connect-Sentry -Token x -TimeoutSec 0")]
    [InlineData("Connect-Sentry -Token x -MaximumRetryCount -1")]
    public void PowerShellRefusesWhatIsNotInTheSet(string script)
    {
        var error = _session.Run(script).SingleError();

        Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false);
        Assert.Empty(_session.Server.Requests.All);
    }
}

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
            "Get-SentryRelease -Project $slug",
            "Get-SentryAlertRule -Project $slug",
            "New-SentryRelease 2.0 -Project $slug",
        })
        {
            _session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);
        }

        foreach (var script in new[] { "Connect-Sentry -Token sntryu_x -Organization $slug", "Connect-Sentry -Token x -Project $slug" })
        {
            var error = _session.Run(script).SingleError();
            Assert.StartsWith("ParameterArgumentValidationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
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
    [InlineData("'1', 'BACKEND-2' | Set-SentryIssue -AssignedTo $half", "assignedTo")]
    [InlineData("'1', 'BACKEND-2' | Set-SentryIssue -AssignedTo \"#$half\"", "assignedTo")]
    [InlineData("Set-SentryIssue BACKEND-2 -InRelease $half", "statusDetails.inRelease")]
    [InlineData("Set-SentryIssue BACKEND-2 -InCommit abc -Repository $half", "statusDetails.inCommit.repository")]
    [InlineData("New-SentryRelease $half backend", "version")]
    [InlineData("New-SentryRelease 2.0 backend -Ref $half", "ref")]
    [InlineData("New-SentryRelease 2.0 backend -Commit @{ id = 'a' }, @{ id = 'b'; message = $half }", "-Commit.message")]
    [InlineData("New-SentryRelease 2.0 backend -Commit @{ id = 'a'; $half = 'b' }", null)]
    [InlineData("Get-SentryIssue -Query $half", "query")]
    public void HalfACharacterIsRefusedWithTheNameOfItsField(string script, string? field)
    {
        foreach (var text in new[] { "a\ud83d", "\ude00b" })
        {
            _session.Shell.Set("half", text);

            var error = _session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

            Assert.Contains(field is null ? "the name of a field" : $"sent as '{field}'", error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_session.Server.Requests.All);
    }

    [Fact]
    public void AWholeCharacterOfTwoHalvesIsSent()
    {
        _session.Run("New-SentryRelease 2.0 backend -Ref '😀'").AssertNoErrors();

        Assert.Single(_session.Server.Requests.All).AssertBody("""{"version":"2.0","ref":"😀","projects":["backend"]}""");
    }

    [Theory]
    [InlineData("Get-SentryProject backend -Query x")]
    [InlineData("Get-SentryRelease 1.0 -Project backend")]
    [InlineData("Get-SentryIssue 42 -Status Resolved")]
    public void AFilterDoesNotGoWithWhatIsNamed(string script)
    {
        _session.Run(script).AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(_session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryRelease -Status Broken")]
    [InlineData("Get-SentryOrganization -SortBy Broken")]
    [InlineData("New-SentryRelease 2.0 backend -DateReleased broken")]
    [InlineData("New-SentryRelease 2.0 backend -Ref ''")]
    [InlineData("Connect-Sentry -Token sntryu_x -TimeoutSec 0")]
    [InlineData("Connect-Sentry -Token sntryu_x -MaximumRetryCount -1")]
    public void PowerShellRefusesWhatIsNotInTheSet(string script)
    {
        var error = _session.Run(script).SingleError();

        Assert.IsType<ParameterBindingException>(error.Exception, exactMatch: false);
        Assert.Empty(_session.Server.Requests.All);
    }
}

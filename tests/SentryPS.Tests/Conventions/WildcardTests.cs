using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>Wildcards stand for names where something is got, and nowhere else.</summary>
public sealed class WildcardTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Fact]
    public void GetsWhatAPatternFits()
    {
        Assert.Equal(["backend"], Run("Get-SentryProject BACK*").Values("Slug"));
        Assert.Equal(["backend", "frontend"], Run("'back*', 'frontend' | Get-SentryProject").Values("Slug"));
        Assert.Empty(Run("Get-SentryProject nothing*").Values("Slug"));
        Assert.All(Run("Get-SentryRelease backend@*").Values("Version"), version => Assert.StartsWith("backend@", (string)version!));
    }

    [Fact]
    public void TakesFiltersBesideAPattern() =>
        Assert.Equal(["backend"], Run("Get-SentryProject b* -Query backend").Values("Slug"));

    [Fact]
    public void RemovesNothingByAPattern()
    {
        Run("Remove-SentryTeam back* -Force").SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }
}

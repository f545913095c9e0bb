using System.Management.Automation;
using SentryPS.Binding;
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

    /// <summary>Versions have any characters. What is no asterisk stands for itself, in a pattern too.</summary>
    [Theory]
    [InlineData("api@1.0?rc", "api@1.0xrc", "api@1.0?*")]
    [InlineData("api@[12]", "api@1", "*[12]")]
    [InlineData("api@1`2", "api@12", "api*`2")]
    public async Task OtherSignsStandForThemselves(string version, string other, string pattern)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });
        session.Shell.Set("versions", new[] { version, other });
        session.Run("$versions | ForEach-Object { New-SentryRelease $_ backend }").AssertNoErrors();
        session.Shell.Set("pattern", pattern);

        Assert.Equal([version], session.Run("Get-SentryRelease $versions[0]").Values("Version"));
        Assert.Equal([version], session.Run("Get-SentryRelease $pattern").Values("Version"));
        session.Run("Remove-SentryRelease $versions[0] -Force").AssertNoErrors();
        Assert.Equal([other], session.Run("Get-SentryRelease api@*").Values("Version"));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("ab", "AB", true)]
    [InlineData("ab", "abab", false)]
    [InlineData("a*", "A", true)]
    [InlineData("ab*b", "ab", false)]
    [InlineData("ab*b", "abb", true)]
    [InlineData("a*b*c", "a-b-c", true)]
    [InlineData("a*bb*b", "abb", false)]
    [InlineData("a*c*b*d", "abcd", false)]
    [InlineData("*bb*", "abbc", true)]
    public void AsterisksStandForAnyText(string pattern, string name, bool fits) =>
        Assert.Equal(fits, new NamePattern(pattern).Fits(name));

    /// <summary>The text of an object, with a crontab in it, is no pattern.</summary>
    [Fact]
    public void AnObjectIsNoPattern() =>
        Run("[pscustomobject]@{ Crontab = '0 3 * * *' } | Get-SentryProject").SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

    /// <summary>A bracket that is not closed is no error of PowerShell's.</summary>
    [Theory]
    [InlineData("Get-SentryConnection '[a*'")]
    [InlineData("Get-SentryIssueActivity (Get-SentryIssue -First 1) -Type '[a*'")]
    [InlineData("Get-SentryAttachment (Get-SentryIssue -First 1) -Name '[a'")]
    public void FiltersTakeAsterisksToo(string script) => Assert.Empty(Run($"$null = Connect-Sentry -Url $url -Token $token -Organization acme -Name stage; {script}").Output);

    [Fact]
    public void RemovesNothingByAPattern()
    {
        Run("Remove-SentryTeam back* -Force").SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }
}

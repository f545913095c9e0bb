using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Api;

/// <summary>What Tab offers for Invoke-SentryApi, without a connection.</summary>
public sealed class InvokeSentryApiCompletionTests : IDisposable
{
    private readonly PowerShellSession _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Invoke-SentryApi -Operation listOrganizationMon", "listOrganizationMonitorCheckins,listOrganizationMonitors")]
    [InlineData("Invoke-SentryApi -Method P", "PATCH,POST,PUT")]
    [InlineData("Invoke-SentryApi -Operation listOrganizationMonitors -Query env", "@{ environment = ")]
    [InlineData("Invoke-SentryApi -Operation listOrganizationMonitors -Query ", "@{ project = ,@{ environment = ,@{ owner = ,@{ cursor = ")]
    [InlineData("Invoke-SentryApi organizations/acme/monitors/ -Query o", "@{ owner = ")]
    [InlineData("Invoke-SentryApi organizations/acme/monitors/ -Method POST -Body na", "@{ name = ")]
    [InlineData("Invoke-SentryApi -Operation uploadProjectReleaseFile -Form di", "@{ dist = ")]
    [InlineData("Invoke-SentryApi -Operation getOrganizationMonitor -PathParameter m", "@{ monitor = ")]
    [InlineData("Invoke-SentryApi -Operation nobody -Query ", "")]
    public void OffersWhatTheOperationTakes(string line, string offered)
    {
        _shell.Set("line", line);

        var texts = _shell.Invoke("(TabExpansion2 $line $line.Length).CompletionMatches.CompletionText").Output.Select(item => item?.ToString());

        Assert.Equal(offered, string.Join(",", texts));
    }

    [Fact]
    public void SaysWhatAValueIsLike()
    {
        _shell.Set("line", "Invoke-SentryApi -Operation createOrganizationMonitor -Body ");

        var tip = _shell.Invoke("(TabExpansion2 $line $line.Length).CompletionMatches[0].ToolTip");

        Assert.Contains("required", Assert.Single(tip.Output).ToString(), StringComparison.Ordinal);
    }
}

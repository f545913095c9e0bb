using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class ModuleTests
{
    [Fact]
    public async Task ListsIssuesOfSandbox()
    {
        await using var session = await SandboxSession.StartAsync();

        var issues = session.Run("Get-SentryIssue -First 3").Objects<SentryIssue>();

        Assert.Equal(3, issues.Count);
    }
}

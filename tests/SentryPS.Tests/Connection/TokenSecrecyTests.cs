using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>The token is nowhere to be read, whatever is shown, formatted or logged.</summary>
public sealed class TokenSecrecyTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 5 };

    [Fact]
    public async Task ConnectionDoesNotShowIt()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        // After a request, so that whatever the wire keeps is there as well.
        var result = session.Run("Get-SentryProject | ForEach-Object { }; Get-SentryConnection; Get-SentryConnection | ForEach-Object ToString");

        result.AssertNoErrors();
        var connection = result.Output[0];
        Assert.Equal(
            ["Name", "Organization", "Project", "TimeoutSec", "TokenKind", "TokenSource", "Url"],
            connection.Properties.Select(property => property.Name).Order());
        Assert.All(connection.Properties, property => Assert.DoesNotContain(session.Server.Token, $"{property.Value}", StringComparison.Ordinal));
        Assert.DoesNotContain(session.Server.Token, result.Output[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesShowMethodPathStatusAndItemsAlone()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("Get-SentryProject -Query 'private words' -Verbose; Get-SentryProject backend -Verbose");

        Assert.Collection(
            result.Verbose,
            line => Assert.Matches(@"^GET /api/0/organizations/acme/projects/ 200 in \d+ ms, 0 items$", line),
            line => Assert.Matches(@"^GET /api/0/projects/acme/backend/ 200 in \d+ ms$", line));
    }
}

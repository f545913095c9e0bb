using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Which connection serves, from its making to its end.</summary>
public sealed class ConnectionLifeTests
{
    private static readonly SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData("")]
    [InlineData("api/0/")]
    [InlineData("api/0")]
    public async Task ApiPathIsAddedOnceBelowThePathOfTheServer(string suffix)
    {
        await using var server = await SandboxServer.StartAsync(s_small with { BasePath = "/tools/sentry" }, TestContext.Current.CancellationToken);
        using var shell = new PowerShellSession();
        shell.Set("url", server.Url + suffix);
        shell.Set("token", server.Token);

        shell.Invoke("Connect-Sentry $token $url -Organization acme; Get-SentryProject backend").Single<SentryProject>();

        Assert.EndsWith("/tools/sentry/", server.Url.ToString(), StringComparison.Ordinal);
        Assert.Equal("GET /api/0/projects/acme/backend/ -> 200", Assert.Single(server.Requests.All).ToString());
    }

    [Fact]
    public async Task TokenAndNameAreSentAsHeaders()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Get-SentryProject").AssertNoErrors();

        var headers = Assert.Single(session.Server.Requests.All).Headers;
        Assert.Equal($"Bearer {session.Server.Token}", headers["Authorization"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Matches(@"^SentryPS/\d+\.\d+\.\d+$", headers["User-Agent"]);
        Assert.Contains("gzip", headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachRunspaceHasItsOwn()
    {
        await using var one = await SandboxSession.StartAsync(s_small);
        await using var other = await SandboxSession.StartAsync(s_small);

        one.Run("Get-SentryProject backend").AssertNoErrors();
        other.Run("Get-SentryProject mobile").AssertNoErrors();
        one.Run("Disconnect-Sentry").AssertNoErrors();
        other.Run("Get-SentryProject mobile").AssertNoErrors();

        Assert.Equal(["GET /api/0/projects/acme/backend/"], one.Server.Requests.Sent());
        Assert.Equal(2, other.Server.Requests.All.Count);
    }

    [Fact]
    public async Task ConnectionThatIsGivenServesInsteadOfTheDefault()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        await using var other = await SandboxServer.StartAsync(s_small, TestContext.Current.CancellationToken);
        session.Shell.Set("otherUrl", other.Url.ToString());
        session.Shell.Set("otherToken", other.Token);

        session.Run("""
            $default = Get-SentryConnection
            $other = Connect-Sentry $otherToken $otherUrl -Organization globex -PassThru
            Get-SentryProject -Connection $default
            Get-SentryOrganization acme -Connection $default
            Get-SentryRelease -Connection $default
            Get-SentryAlertRule -Connection $default
            New-SentryRelease 9 backend -Connection $default
            Test-SentryConnection -Connection $default
            Get-SentryProject -Connection $other
            """).AssertNoErrors();

        Assert.Equal(7, session.Server.Requests.All.Count);
        Assert.Equal(["GET /api/0/organizations/globex/projects/?per_page=100"], other.Requests.Sent());
    }

    [Fact]
    public async Task NewConnectionTakesThePlaceOfTheOldOneWhichLivesOn()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var result = session.Run("""
            $old = Get-SentryConnection
            Connect-Sentry -Url $url -Token $token -Organization globex
            Get-SentryProject
            Get-SentryProject mobile -Connection $old
            """);

        Assert.Equal(["portal", "mobile"], result.Objects<SentryProject>().Select(project => project.Slug));
    }

    [Fact]
    public async Task ClosedConnectionIsRefused()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("$old = Get-SentryConnection; Get-SentryProject; Disconnect-Sentry").AssertNoErrors();
        session.Server.Requests.Clear();

        session.Run("Get-SentryProject -Connection $old").AssertError("SentryConnectionClosed", ErrorCategory.ConnectionError);
        session.Run("Disconnect-Sentry; Disconnect-Sentry -Connection $old; $old | Disconnect-Sentry").AssertNoErrors();
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task ClosingAnotherConnectionKeepsTheDefault()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("""
            $default = Get-SentryConnection
            $other = Connect-Sentry -Url $url -Token $token -PassThru
            $default | Disconnect-Sentry
            """).AssertNoErrors();

        Assert.Equal(2, session.Run("Get-SentryOrganization").Objects<SentryOrganization>().Count);
        session.Run("$other | Disconnect-Sentry").AssertNoErrors();
        session.Run("Get-SentryProject -Connection $default").AssertError("SentryConnectionClosed", ErrorCategory.ConnectionError);
    }

    [Fact]
    public async Task GettingTheConnectionSendsNothing()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();

        Assert.Equal((session.Server.Url, "acme"), (connection.Url, connection.Organization));
        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task TestTellsWhoTheTokenActsFor()
    {
        await using var session = await SandboxSession.StartAsync(s_small, scopes: ["event:read", "org:read"]);

        var status = session.Run("Test-SentryConnection").Single<SentryServerStatus>();

        Assert.Equal(["GET /api/0/"], session.Server.Requests.Sent());
        var me = session.Server.State.Me;
        Assert.Equal(
            (session.Server.Url, "0", me.Email, SentryTokenKind.Personal, "acme"),
            (status.Url, status.ApiVersion, status.User, status.TokenKind, status.Organization));
        Assert.Equal(["event:read", "org:read"], status.Scopes);
        Assert.InRange(status.Latency, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        Assert.Equal($"{session.Server.Url} as {me.Email}", status.ToString());
    }

    [Fact]
    public async Task TestTellsThatAnIntegrationActsForNobody()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("token", session.Server.IssueToken(TokenKind.Integration, "event:read"));

        var status = session.Run("Connect-Sentry $token $url; Test-SentryConnection").Single<SentryServerStatus>();

        Assert.Null(status.User);
        Assert.Equal(["event:read"], status.Scopes);
        Assert.Equal(SentryTokenKind.Integration, status.TokenKind);
    }

    [Fact]
    public async Task TestOfWrongTokenIsAnError()
    {
        await using var session = await SandboxSession.StartAsync(s_small);

        session.Run("Connect-Sentry sntryu_wrong $url; Test-SentryConnection")
            .AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);
    }
}

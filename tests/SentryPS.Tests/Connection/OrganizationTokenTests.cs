using System.Management.Automation;
using System.Text;
using SentryPS.Sandbox.Auth;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Tokens that say themselves where they belong, and can do only what CI needs.</summary>
public sealed class OrganizationTokenTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 5 };

    [Fact]
    public async Task TokenBringsServerAndOrganization()
    {
        await using var session = await StartAsync();

        var result = session.Run("Connect-Sentry $orgToken; Get-SentryRelease -First 1");

        Assert.Equal("acme", result.Single<SentryRelease>().Organization);
        Assert.Empty(result.Warnings);
        var connection = session.Run("Get-SentryConnection").Single<SentryConnection>();
        Assert.Equal((session.Server.Url, "acme", SentryTokenKind.Organization), (connection.Url, connection.Organization, connection.TokenKind));
    }

    [Fact]
    public async Task OrganizationThatIsGivenWins()
    {
        await using var session = await StartAsync();

        var connection = session.Run("Connect-Sentry $orgToken -Organization globex -PassThru").Single<SentryConnection>();

        Assert.Equal("globex", connection.Organization);
    }

    [Fact]
    public async Task AnotherServerIsWarnedOf()
    {
        await using var session = await StartAsync();

        var result = session.Run("Connect-Sentry $orgToken -Url https://other.example -PassThru");

        Assert.Equal("https://other.example/", result.Single<SentryConnection>().Url.ToString());
        Assert.Contains(session.Server.Url.ToString(), Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSameServerIsNotWarnedOf()
    {
        await using var session = await StartAsync();

        Assert.Empty(session.Run("Connect-Sentry $orgToken -Url $url").Warnings);
        session.Shell.Set("hosted", Token("""{"iat":1.0,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"acme"}"""));
        Assert.Empty(session.Run("Connect-Sentry $hosted -Url https://us.sentry.io").Warnings);
        Assert.Empty(session.Run("Connect-Sentry $hosted -Url https://acme.sentry.io").Warnings);
    }

    [Theory]
    [InlineData("""{"iat":1.0,"org":"acme"}""", "acme")]
    [InlineData("""{"iat":1.0,"url":null,"org":"acme"}""", "acme")]
    [InlineData("""{"iat":1.0,"url":5,"org":["x"]}""", null)]
    [InlineData("[]", null)]
    [InlineData("no json", null)]
    public void TokenThatDoesNotTellItsServerGoesToSentry(string payload, string? organization)
    {
        using var shell = new PowerShellSession();
        shell.Set("token", Token(payload));

        var connection = shell.Invoke("Connect-Sentry $token -PassThru").Single<SentryConnection>();

        Assert.Equal(("https://sentry.io/", organization), (connection.Url.ToString(), connection.Organization));
        Assert.Equal(SentryTokenKind.Organization, connection.TokenKind);
    }

    [Theory]
    [InlineData("sntrys_!!!_secret")]
    [InlineData("sntrys_e30=_a_b")]
    [InlineData("sntrys_")]
    public void TokenThatCannotBeReadIsLeftToTheServer(string token)
    {
        using var shell = new PowerShellSession();

        Assert.Equal("https://sentry.io/", shell.Invoke($"Connect-Sentry '{token}' -PassThru").Single<SentryConnection>().Url.ToString());
    }

    [Fact]
    public async Task WarnsOnceWhereMoreIsNeeded()
    {
        await using var session = await StartAsync();
        session.Run("Connect-Sentry $orgToken").AssertNoErrors();

        var result = session.Run("Get-SentryProject backend, mobile, frontend");

        var warning = Assert.Single(result.Warnings);
        Assert.Contains("Get-SentryProject needs project:read", warning, StringComparison.Ordinal);
        Assert.Contains("org:ci", warning, StringComparison.Ordinal);
        Assert.Equal(3, result.Errors.Count);
        Assert.All(result.Errors, error => error.AssertIs("SentryForbidden", ErrorCategory.PermissionDenied));
    }

    [Theory]
    [InlineData("Get-SentryIssue", 1)]
    [InlineData("Get-SentryAlertRule", 1)]
    [InlineData("Get-SentryOrganization", 1)]
    [InlineData("Get-SentryRelease", 0)]
    [InlineData("New-SentryRelease 2.0 backend", 0)]
    [InlineData("Test-SentryConnection", 0)]
    [InlineData("Get-SentryConnection", 0)]
    public async Task WarnsOnlyWhereMoreIsNeeded(string command, int warnings)
    {
        await using var session = await StartAsync();

        Assert.Equal(warnings, session.Run($"Connect-Sentry $orgToken; {command}").Warnings.Count);
    }

    private static async Task<SandboxSession> StartAsync()
    {
        var session = await SandboxSession.StartAsync(s_small);
        session.Shell.Set("orgToken", session.Server.IssueToken(TokenKind.Organization));
        return session;
    }

    private static string Token(string payload) => $"sntrys_{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload))}_{new string('s', 43)}";
}

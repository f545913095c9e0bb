using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using SentryPS.Sandbox;
using SentryPS.Tests.Bulk;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Somebody sits at the prompt and types Connect-Sentry.</summary>
public sealed class AttendedConnectTests : IAsyncLifetime
{
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await SandboxServer.StartAsync(new() { Issues = 0 }, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void TokenIsAskedForWithoutBeingShown()
    {
        var host = new AnsweringHost { Secret = $" {_server.Token}\n" };
        using var shell = Session(host);

        var connection = shell.Invoke("Connect-Sentry -Url $url -PassThru").Single<SentryConnection>();

        Assert.Equal(_server.Token, connection.Settings.Token!.Reveal());
        var words = string.Join('\n', host.Lines);
        Assert.Contains($"{_server.Url}settings/account/api/auth-tokens/", words, StringComparison.Ordinal);
        Assert.Contains("event:read", words, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Token, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("function c { Connect-Sentry -Url $url }; c")]
    [InlineData("& { Connect-Sentry -Url $url }")]
    public void ScriptIsAskedNothing(string script)
    {
        var host = new AnsweringHost();
        using var shell = Session(host);

        shell.Invoke(script).AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);

        Assert.Empty(host.Lines);
    }

    [Fact]
    public void NobodyIsAskedWhereNobodySits()
    {
        using var shell = Session(null);

        shell.Invoke("Connect-Sentry -Url $url").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
        shell.Invoke("Connect-Sentry -Url $url -Token $token").AssertNoErrors();

        Assert.Empty(_server.Requests.All);
    }

    [Fact]
    public void NothingTypedIsNoToken()
    {
        using var shell = Session(new AnsweringHost { Secret = "" });

        shell.Invoke("Connect-Sentry -Url $url").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
    }

    [Theory]
    [InlineData("""[{"id":"1","slug":"single"}]""", "single")]
    [InlineData("""[{"id":"1","slug":"one"},{"id":"2","slug":"two"}]""", null)]
    [InlineData("[]", null)]
    [InlineData("""{"detail":"no list"}""", null)]
    public void OnlyOrganizationIsTaken(string organizations, string? expected)
    {
        using var server = new LoopbackServer(head => LoopbackServer.Json(
            head.Contains("/organizations/", StringComparison.Ordinal) ? organizations : """{"version":"0","user":{"email":"ada@acme.example"},"auth":{"scopes":["org:read"]}}"""));
        using var shell = Session(new AnsweringHost());
        shell.Set("url", $"http://127.0.0.1:{server.Port}");

        Assert.Equal(expected, shell.Invoke("Connect-Sentry sntryu_abc $url -PassThru").Single<SentryConnection>().Organization);
        Assert.Equal("typed", shell.Invoke("Connect-Sentry sntryu_abc $url -Organization typed -PassThru").Single<SentryConnection>().Organization);
    }

    [Fact]
    public void WrongTokenIsToldAtOnceAndChangesNothing()
    {
        using var shell = Session(new AnsweringHost());
        shell.Invoke("Connect-Sentry $token $url").AssertNoErrors();

        shell.Invoke("Connect-Sentry sntryu_wrong $url").AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);

        Assert.Equal(_server.Token, shell.Invoke("Get-SentryConnection").Single<SentryConnection>().Settings.Token!.Reveal());
    }

    [Fact]
    public void WrongPortIsToldAtOnce()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var shell = Session(new AnsweringHost());
        var clock = Stopwatch.StartNew();

        shell.Invoke($"Connect-Sentry sntryu_abc http://127.0.0.1:{port}").AssertError("SentryConnectionFailed", ErrorCategory.ConnectionError);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void ServerThatTakesItsTimeIsDoubtedAndConnected()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var shell = Session(new AnsweringHost());

        var result = shell.Invoke($"Connect-Sentry sntryu_abc http://{silent.LocalEndpoint} -PassThru");

        result.Single<SentryConnection>();
        Assert.Contains("Is the address right?", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    /// <summary>So answers Sentry to anybody, and another server to everybody.</summary>
    [Theory]
    [InlineData("""{"version":"0","auth":null,"user":null}""")]
    [InlineData("{}")]
    public void AnswerToNobodyIsNoConsent(string answer)
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Json(answer));
        using var shell = Session(new AnsweringHost());
        shell.Set("url", $"http://127.0.0.1:{server.Port}");

        shell.Invoke("Connect-Sentry sntryu_abc $url").AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);
        shell.Invoke("& { Connect-Sentry sntryu_abc $url; Test-SentryConnection }").AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);
    }

    private PowerShellSession Session(AnsweringHost? host)
    {
        var shell = new PowerShellSession(host);
        shell.Set("url", _server.Url.ToString());
        shell.Set("token", _server.Token);
        return shell;
    }
}

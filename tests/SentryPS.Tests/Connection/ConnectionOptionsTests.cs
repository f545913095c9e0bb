using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

public sealed class ConnectionOptionsTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Fact]
    public async Task RequestWithoutAnswerIsCutOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-TimeoutSec 1");
        session.Server.Faults.Next(FaultKinds.Hang());
        var clock = Stopwatch.StartNew();

        var error = session.Run("Get-SentryProject").AssertError("SentryTimeout", ErrorCategory.OperationTimeout);

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(30));
        Assert.Contains("1 s", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-TimeoutSec", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        // To ask again would only double the wait.
        Assert.InRange(session.Server.Requests.All.Count, 0, 1);
    }

    [Fact]
    public async Task BodyThatStallsIsCutOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-TimeoutSec 1 -MaximumRetryCount 0");
        session.Server.Faults.Next(FaultKinds.Stall(100));

        session.Run("Get-SentryProject").AssertError("SentryTimeout", ErrorCategory.OperationTimeout);
    }

    [Fact]
    public void RequestsGoThroughTheProxy()
    {
        using var proxy = new LoopbackServer(_ => LoopbackServer.Json("""[{"id":"1","slug":"through-proxy"}]"""));
        using var shell = new PowerShellSession();

        var project = shell.Invoke($"""
            Connect-Sentry -Token sntryu_abc -Url http://sentry.invalid/base -AllowUnencryptedAuthentication -Proxy http://127.0.0.1:{proxy.Port}
            Get-SentryProject -Organization acme
            """).Single<SentryProject>();

        Assert.Equal("through-proxy", project.Slug);
        var head = Assert.Single(proxy.Heads);
        Assert.StartsWith("GET http://sentry.invalid/base/api/0/organizations/acme/projects/?per_page=100 HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer sntryu_abc\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy.example:8080")]
    [InlineData("proxy.example")]
    [InlineData("ftp://proxy.example")]
    public void ProxyThatCannotBeIsRefused(string proxy)
    {
        using var shell = new PowerShellSession();

        var error = shell.Invoke($"Connect-Sentry x -Proxy {proxy}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains("http://", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProxyGetsItsPasswordWhenItAsks()
    {
        using var proxy = new LoopbackServer(head => head.Contains("Proxy-Authorization:", StringComparison.Ordinal)
            ? LoopbackServer.Json("[]")
            : "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var shell = new PowerShellSession();
        using var password = new System.Net.NetworkCredential("", "pass").SecurePassword;
        shell.Set("credential", new PSCredential("user", password));

        shell.Invoke($"""
            Connect-Sentry x http://sentry.invalid -AllowUnencryptedAuthentication -Proxy http://127.0.0.1:{proxy.Port} -ProxyCredential $credential
            Get-SentryProject -Organization acme
            """).AssertNoErrors();

        Assert.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("user:pass"))}", proxy.Heads[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void ProxyOfHttpsServerNeverSeesTheToken()
    {
        using var proxy = new LoopbackServer(_ => "HTTP/1.1 502 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var shell = new PowerShellSession();

        shell.Invoke($"""
            Connect-Sentry sntryu_abc https://sentry.invalid -Proxy http://127.0.0.1:{proxy.Port} -MaximumRetryCount 0
            Get-SentryProject -Organization acme
            """).AssertError("SentryConnectionFailed", ErrorCategory.ConnectionError);

        var head = Assert.Single(proxy.Heads);
        Assert.StartsWith("CONNECT sentry.invalid:443 ", head, StringComparison.Ordinal);
        Assert.DoesNotContain("sntryu_abc", head, StringComparison.Ordinal);
    }
}

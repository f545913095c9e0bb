using System.Diagnostics;
using System.Management.Automation;
using System.Text;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Secrets;
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

        var error = shell.Invoke($"Connect-Sentry sntryu_x -Proxy {proxy}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains("http://", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProxyGetsItsPasswordWhenItAsks()
    {
        using var proxy = AskingProxy();
        using var shell = new PowerShellSession();
        using var password = new System.Net.NetworkCredential("", "pass").SecurePassword;
        shell.Set("credential", new PSCredential("user", password));

        shell.Invoke($"""
            Connect-Sentry sntryu_x http://sentry.invalid -AllowUnencryptedAuthentication -Proxy http://127.0.0.1:{proxy.Port} -ProxyCredential $credential
            Get-SentryProject -Organization acme
            """).AssertNoErrors();

        AssertAuthorized(proxy, "user:pass");
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

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task LoopbackIsNeverBehindAProxy(string host)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        using var proxy = new LoopbackServer(_ => LoopbackServer.Json("[]"));

        var result = session.Run($"""
            Connect-Sentry -Url http://{host}:{session.Server.Url.Port} -Token $token -Organization acme -Proxy http://127.0.0.1:{proxy.Port}
            Get-SentryProject
            """);

        Assert.NotEmpty(result.Objects<SentryProject>());
        Assert.Empty(proxy.Heads);
        Assert.Contains("proxy is not used", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Some characters have to be escaped in an address; what is sent is the password itself.</summary>
    [Theory]
    [InlineData("us%40er:p%23ss:w%2Frd", "us@er:p#ss:w/rd")]
    [InlineData("user", "user:")]
    public void PasswordInTheProxysAddressIsUsed(string userInfo, string expected)
    {
        using var proxy = AskingProxy();
        using var shell = new PowerShellSession();

        shell.Invoke($"""
            Connect-Sentry sntryu_abc http://sentry.invalid -AllowUnencryptedAuthentication -Proxy http://{userInfo}@127.0.0.1:{proxy.Port}
            Get-SentryProject -Organization acme
            """).AssertNoErrors();

        AssertAuthorized(proxy, expected);
    }

    [Theory]
    [InlineData("http://user:hunter2@127.0.0.1:PORT")]
    [InlineData("ftp://user:hunter2@proxy.example")]
    [InlineData("user:hunter2@proxy.example:8080")]
    [InlineData("http://user:hunter2#hunter2@proxy.example:8080")]
    public void PasswordInTheProxysAddressIsShownNowhere(string address)
    {
        using var proxy = new LoopbackServer(_ => "HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using var shell = new PowerShellSession();
        shell.Set("proxy", address.Replace("PORT", $"{proxy.Port}", StringComparison.Ordinal));

        var result = shell.Invoke("""
            Connect-Sentry sntryu_abc https://sentry.invalid -Organization acme -Proxy $proxy -MaximumRetryCount 0 -Verbose
            if ($?) { Get-SentryProject -Verbose }
            """);

        var error = result.SingleError();
        Assert.Null(new SecretSearch("hunter2").Find(error));
        Assert.DoesNotContain("hunter2", $"{error.Exception} {string.Concat(result.Verbose)} {string.Concat(result.Warnings)}", StringComparison.Ordinal);
        Assert.Null(new SecretSearch("hunter2").Find(shell.Invoke("if ($c = Get-SentryConnection -ErrorAction Ignore) { $c }").Output));
    }

    internal static LoopbackServer AskingProxy() => new(head => head.Contains("Proxy-Authorization:", StringComparison.Ordinal)
        ? LoopbackServer.Json("[]")
        : "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    internal static void AssertAuthorized(LoopbackServer proxy, string userAndPassword) => Assert.Contains(
        $"Proxy-Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword))}\r\n", proxy.Heads[^1], StringComparison.Ordinal);
}

using System.Net;
using SentryPS.Tests.Secrets;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>These give the whole process another proxy, as variables such as http_proxy do before it starts.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class SystemProxyTests : IDisposable
{
    private readonly IWebProxy _before = HttpClient.DefaultProxy;
    private readonly PowerShellSession _shell = new();

    public void Dispose()
    {
        HttpClient.DefaultProxy = _before;
        _shell.Dispose();
    }

    [Fact]
    public async Task LoopbackIsNeverBehindAProxy()
    {
        using var proxy = new LoopbackServer(_ => LoopbackServer.Json("[]"));
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{proxy.Port}");
        await using var session = await SandboxSession.StartAsync(new() { Issues = 0 });

        Assert.NotEmpty(session.Run("Get-SentryProject").Objects<SentryProject>());

        Assert.Empty(proxy.Heads);
    }

    [Fact]
    public void PasswordInItsAddressIsUsed()
    {
        using var proxy = ConnectionOptionsTests.AskingProxy();
        HttpClient.DefaultProxy = new WebProxy($"http://user:hunter2@127.0.0.1:{proxy.Port}");

        _shell.Invoke("Connect-Sentry sntryu_abc http://sentry.invalid -AllowUnencryptedAuthentication; Get-SentryProject -Organization acme").AssertNoErrors();

        ConnectionOptionsTests.AssertAuthorized(proxy, "user:hunter2");
    }

    [Fact]
    public void PasswordInItsAddressIsShownNowhere()
    {
        using var proxy = new LoopbackServer(_ => "HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        HttpClient.DefaultProxy = new WebProxy($"http://user:hunter2@127.0.0.1:{proxy.Port}");

        var error = _shell.Invoke("Connect-Sentry sntryu_abc https://sentry.invalid -MaximumRetryCount 0; Get-SentryProject -Organization acme").SingleError();

        Assert.DoesNotContain("hunter2", error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Null(new SecretSearch("hunter2").Find(error));
    }
}

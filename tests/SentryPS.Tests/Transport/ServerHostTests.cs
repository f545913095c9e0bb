using SentryPS.Api;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Transport;

/// <summary>Which host of sentry.io a request goes to, as a proxy before it sees.</summary>
public sealed class ServerHostTests
{
    private const string Region = """{"links":{"regionUrl":"https://de.sentry.io"}}""";

    [Theory]
    [InlineData("https://sentry.io", "Connection", Region, "sentry.io")]
    [InlineData("https://us.sentry.io", "Connection", Region, "us.sentry.io")]
    [InlineData("https://us.sentry.io", "Control", Region, "sentry.io")]
    [InlineData("https://acme.sentry.io", "Control", Region, "sentry.io")]
    [InlineData("https://us.sentry.io", "Region", Region, "us.sentry.io")]
    [InlineData("https://sentry.io", "Region", Region, "sentry.io,de.sentry.io")]
    [InlineData("https://acme.sentry.io", "Region", Region, "sentry.io,de.sentry.io")]
    // A region that is not of this server does not get the token.
    [InlineData("https://sentry.io", "Region", """{"links":{"regionUrl":"https://sentry.io.elsewhere.example"}}""", "sentry.io,sentry.io")]
    [InlineData("https://sentry.io", "Region", """{"links":{"regionUrl":"http://de.sentry.io"}}""", "sentry.io,sentry.io")]
    [InlineData("https://sentry.io", "Region", "{}", "sentry.io,sentry.io")]
    public async Task GoesToTheHostThatHasThePath(string url, string host, string organization, string hosts)
    {
        using var proxy = new TlsProxy(path => path.Contains("organizations/acme/?", StringComparison.Ordinal) ? organization : "{}");
        using var shell = new PowerShellSession();
        var connection = shell.Invoke(
            $"Connect-Sentry -Token 'sntryu_0123456789' -Url {url} -Organization acme -Proxy http://127.0.0.1:{proxy.Port} -SkipCertificateCheck -PassThru").Single<SentryConnection>();
        var request = new ApiRequest(ApiMethod.Get, $"organizations/{"acme"}/x/") { Host = Enum.Parse<ApiHost>(host), Organization = "acme" };

        await connection.Transport.SendForValueAsync(request, SilentObserver.Instance, TestContext.Current.CancellationToken);

        Assert.Equal(hosts.Split(','), proxy.Hosts);
    }

    [Fact]
    public async Task AServerOfOnesOwnIsAllHosts()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json("{}"), times: 3);

        foreach (var host in Enum.GetValues<ApiHost>().Where(host => host != ApiHost.Ingest))
        {
            await wire.SendAsync(new(ApiMethod.Get, $"anything/") { Host = host, Organization = "acme" });
        }

        Assert.Equal(3, wire.Requests.All.Count(request => request.Path == "/api/0/anything/"));
    }

    /// <summary>Whoever wrote a DSN named its host. Even a connection that has a token keeps it from there.</summary>
    [Fact]
    public async Task TheHostOfADsnGetsNoToken()
    {
        await using var wire = await WireSession.StartAsync();
        wire.Faults.Next(Wire.Json("{}"));

        await wire.SendAsync(new(ApiMethod.Post, $"{1}/anything/") { Host = ApiHost.Ingest });

        var request = wire.Requests.Single("POST");
        Assert.Equal("/api/1/anything/", request.Path);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
    }
}

using SentryPS.Tests.Schema;
using SentryPS.Tests.Shell;
using SentryPS.Tests.Transport;

namespace SentryPS.Tests.Api;

/// <summary>Which host of sentry.io a call goes to, as a proxy before it sees.</summary>
[SendsAnyRequest]
public sealed class InvokeSentryApiHostTests
{
    [Theory]
    [InlineData("us", "'organizations/{organization}/teams/'", "us.sentry.io")]
    // A region does not have these.
    [InlineData("us", "'organizations/{organization}/integrations/'", "sentry.io")]
    [InlineData("us", "users/me/regions/", "sentry.io")]
    [InlineData("us", "https://sentry.io/api/0/organizations/", "sentry.io")]
    [InlineData("us", "https://us.sentry.io/api/0/organizations/acme/teams/", "us.sentry.io")]
    [InlineData("", "'organizations/{organization}/teams/'", "sentry.io")]
    // The control host says which region has the organization.
    [InlineData("", "'https://de.sentry.io/api/0/organizations/{organization}/teams/'", "sentry.io,de.sentry.io")]
    [InlineData("", "'organizations/{organization}/releases/1.0/files/' -Method POST -Form @{ file = [IO.FileInfo] $file }", "sentry.io,de.sentry.io")]
    public void GoesToTheHostThatHasThePath(string region, string call, string hosts)
    {
        using var proxy = new TlsProxy(path => path.Contains("detailed=0", StringComparison.Ordinal) ? """{"links":{"regionUrl":"https://de.sentry.io"}}""" : "[]");
        using var shell = new PowerShellSession();
        var url = region.Length == 0 ? "https://sentry.io" : $"https://{region}.sentry.io";
        var file = Path.GetTempFileName();
        shell.Set("file", file);
        shell.Invoke($"Connect-Sentry -Token 'sntryu_0123456789' -Url {url} -Organization acme -Proxy http://127.0.0.1:{proxy.Port} -SkipCertificateCheck").AssertNoErrors();

        var result = shell.Invoke($"Invoke-SentryApi {call}");

        File.Delete(file);
        result.AssertNoErrors();
        Assert.Equal(hosts.Split(','), proxy.Hosts);
    }
}

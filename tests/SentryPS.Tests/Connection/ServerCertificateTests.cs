using System.Management.Automation;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Servers with a certificate of an authority that the system does not know.</summary>
public sealed class ServerCertificateTests : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const string Status = """{"version":"0","user":{"email":"ada@acme.example"},"auth":{"scopes":["org:read"]}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sentryps-");
    private readonly X509Certificate2 _authority = Issue("Authority of Acme", issuer: null, isAuthority: true);
    private readonly PowerShellSession _shell = new();

    public void Dispose()
    {
        _shell.Dispose();
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void UnknownAuthorityIsNotTrusted()
    {
        using var server = Start(Issue("Server", _authority));

        var error = Test(server, "").AssertError("SentryCertificateNotTrusted", ErrorCategory.SecurityError);

        Assert.Contains("-CertificateAuthority", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.IsType<SentryConnectionException>(error.Exception);
        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData("authority.pem")]
    [InlineData("authority.cer")]
    [InlineData("bundle.pem")]
    public void AuthorityThatIsNamedIsTrusted(string file)
    {
        using var other = Issue("Another authority", issuer: null, isAuthority: true);
        File.WriteAllText(PathOf("authority.pem"), _authority.ExportCertificatePem());
        File.WriteAllBytes(PathOf("authority.cer"), _authority.RawData);
        File.WriteAllText(PathOf("bundle.pem"), $"# Ours\n{other.ExportCertificatePem()}\n{_authority.ExportCertificatePem()}\n");
        using var server = Start(Issue("Server", _authority));

        Test(server, $"-CertificateAuthority '{PathOf(file)}'").Single<SentryServerStatus>();

        Assert.Contains("Authorization: Bearer sntryu_x", Assert.Single(server.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public void FileIsFoundFromTheCurrentLocation()
    {
        File.WriteAllText(PathOf("authority.pem"), _authority.ExportCertificatePem());
        using var server = Start(Issue("Server", _authority));
        _shell.Runspace.SessionStateProxy.Path.SetLocation(_folder.FullName);

        Test(server, "-CertificateAuthority ./authority.pem").Single<SentryServerStatus>();
    }

    [Fact]
    public void IntermediateMayComeFromServer()
    {
        using var intermediate = Issue("Intermediate", _authority, isAuthority: true);
        File.WriteAllText(PathOf("authority.pem"), _authority.ExportCertificatePem());
        using var server = Start(Issue("Server", intermediate), intermediate);

        Test(server, $"-CertificateAuthority '{PathOf("authority.pem")}'").Single<SentryServerStatus>();
    }

    [Fact]
    public void OtherAuthorityIsNotTrusted()
    {
        using var other = Issue("Another authority", issuer: null, isAuthority: true);
        File.WriteAllText(PathOf("other.pem"), other.ExportCertificatePem());
        using var server = Start(Issue("Server", _authority));

        Test(server, $"-CertificateAuthority '{PathOf("other.pem")}'").AssertError("SentryCertificateNotTrusted", ErrorCategory.SecurityError);

        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData("other.example", 0)]
    [InlineData("127.0.0.1", -1)]
    public void NameAndDateCountAllTheSame(string host, int daysLeft)
    {
        File.WriteAllText(PathOf("authority.pem"), _authority.ExportCertificatePem());
        using var server = Start(Issue("Server", _authority, host: host, daysLeft: daysLeft == 0 ? 30 : daysLeft));

        Test(server, $"-CertificateAuthority '{PathOf("authority.pem")}'").AssertError("SentryCertificateNotTrusted", ErrorCategory.SecurityError);

        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData(ServerAuthentication, true)]
    [InlineData(ClientAuthentication, false)]
    public void CertificateHasToBeForServers(string usage, bool isTrusted)
    {
        File.WriteAllText(PathOf("authority.pem"), _authority.ExportCertificatePem());
        using var server = Start(Issue("Somebody", _authority, usage: usage));

        var result = Test(server, $"-CertificateAuthority '{PathOf("authority.pem")}'");

        if (isTrusted)
        {
            result.Single<SentryServerStatus>();
        }
        else
        {
            result.AssertError("SentryCertificateNotTrusted", ErrorCategory.SecurityError);
            Assert.Empty(server.Heads);
        }
    }

    [Fact]
    public void CheckCanBeSkipped()
    {
        using var server = Start(Issue("Server", _authority, host: "other.example"));

        Test(server, "-SkipCertificateCheck").Single<SentryServerStatus>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void FileWithoutCertificatesIsAnError(string text)
    {
        File.WriteAllText(PathOf("broken.pem"), text);
        using var server = Start(Issue("Server", _authority));

        var error = Test(server, $"-CertificateAuthority '{PathOf("broken.pem")}'").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains("broken.pem", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heads);
    }

    private ShellResult Test(LoopbackServer server, string parameters) =>
        _shell.Invoke($"Connect-Sentry sntryu_x https://127.0.0.1:{server.Port} {parameters}; if ($?) {{ Test-SentryConnection }}");

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private static LoopbackServer Start(X509Certificate2 certificate, params X509Certificate2[] intermediates) =>
        new(_ => LoopbackServer.Json(Status), SslStreamCertificateContext.Create(certificate, [.. intermediates], offline: true));

    private static X509Certificate2 Issue(
        string name, X509Certificate2? issuer, bool isAuthority = false, string host = "127.0.0.1", int daysLeft = 30, string? usage = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], critical: false));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        // Nothing may be valid for longer than what it was issued by.
        var margin = issuer is null ? 10 : isAuthority ? 5 : 0;
        var start = DateTimeOffset.UtcNow.AddDays(-10 - margin);
        var end = DateTimeOffset.UtcNow.AddDays(daysLeft + margin);
        if (issuer is null)
            return request.CreateSelfSigned(start, end);

        using var certificate = request.Create(issuer, start, end, RandomNumberGenerator.GetBytes(8));
        using var withKey = certificate.CopyWithPrivateKey(key);
        // Windows does not serve with a key that was never stored.
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}

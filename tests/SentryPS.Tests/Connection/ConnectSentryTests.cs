using System.Management.Automation;
using System.Net;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Connect-Sentry sends nothing, so all of this goes without a server.</summary>
public sealed class ConnectSentryTests : IDisposable
{
    private readonly PowerShellSession _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("https://sentry.io", "https://sentry.io/", null)]
    [InlineData("sentry.io", "https://sentry.io/", null)]
    [InlineData(" HTTPS://Sentry.IO/ ", "https://sentry.io/", null)]
    [InlineData("https://us.sentry.io", "https://us.sentry.io/", null)]
    [InlineData("https://de.sentry.io/", "https://de.sentry.io/", null)]
    [InlineData("https://acme.sentry.io", "https://acme.sentry.io/", "acme")]
    [InlineData("https://acme.us.sentry.io", "https://acme.us.sentry.io/", null)]
    [InlineData("https://acme.sentry.io.example.com", "https://acme.sentry.io.example.com/", null)]
    [InlineData("https://notsentry.io", "https://notsentry.io/", null)]
    [InlineData("https://sentry.example.com/path", "https://sentry.example.com/path/", null)]
    [InlineData("https://sentry.example.com/path//", "https://sentry.example.com/path/", null)]
    [InlineData("https://sentry.example.com:9443", "https://sentry.example.com:9443/", null)]
    [InlineData("https://sentry.example.com:443", "https://sentry.example.com/", null)]
    [InlineData("sentry.example.com:9443/a", "https://sentry.example.com:9443/a/", null)]
    [InlineData("https://sentry.io/api/0/", "https://sentry.io/", null)]
    [InlineData("https://sentry.io/api/0", "https://sentry.io/", null)]
    [InlineData("https://sentry.example.com/path/api/0//", "https://sentry.example.com/path/", null)]
    [InlineData("https://acme.sentry.io/issues/123/?project=1", "https://acme.sentry.io/", "acme")]
    [InlineData("https://acme.sentry.io/explore/traces/", "https://acme.sentry.io/", "acme")]
    [InlineData("https://sentry.io/organizations/acme/issues/123/events/latest/", "https://sentry.io/", null)]
    [InlineData("https://sentry.example.com/organizations/acme/issues/", "https://sentry.example.com/", null)]
    [InlineData("https://sentry.example.com/path/organizations/acme/issues/123", "https://sentry.example.com/path/", null)]
    [InlineData("https://sentry.example.com/issues", "https://sentry.example.com/", null)]
    [InlineData("https://sentry.example.com/path/settings/account/api/auth-tokens/", "https://sentry.example.com/path/", null)]
    [InlineData("https://sentry.example.com/auth/login/acme/", "https://sentry.example.com/", null)]
    [InlineData("https://sentry.example.com/path/api/0/organizations/acme/", "https://sentry.example.com/path/", null)]
    [InlineData("https://sentry.example.com/my-issues/", "https://sentry.example.com/my-issues/", null)]
    [InlineData("https://sentry.example.com/?a=b#c", "https://sentry.example.com/", null)]
    [InlineData("http://localhost:9000", "http://localhost:9000/", null)]
    [InlineData("http://127.0.0.1:9000/", "http://127.0.0.1:9000/", null)]
    [InlineData("http://[::1]:9000", "http://[::1]:9000/", null)]
    public void UnderstandsUrls(string url, string server, string? organization)
    {
        _shell.Set("url", url);

        var connection = _shell.Invoke("Connect-Sentry -Token sntryu_x -Url $url -PassThru").Single<SentryConnection>();

        Assert.Equal((server, organization), (connection.Url.ToString(), connection.Organization));
        Assert.Equal($"{server}api/0/", connection.ApiUrl.ToString());
    }

    [Theory]
    [InlineData("ftp://sentry.io")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    [InlineData("https:sentry.io")]
    [InlineData("https://a b")]
    [InlineData("://x")]
    public void RefusesOtherUrls(string url)
    {
        _shell.Set("url", url);

        var error = _shell.Invoke("Connect-Sentry -Token sntryu_x -Url $url").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Equal(url, error.TargetObject);
        Assert.Contains("https://sentry.io", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesPasswordInUrlWithoutRepeatingIt()
    {
        var error = _shell.Invoke("Connect-Sentry -Token sntryu_x -Url https://me:hunter2@sentry.io").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.DoesNotContain("hunter2", error.Exception.ToString() + error.TargetObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Sentry -Token 'sntryu_abc'")]
    [InlineData("Connect-Sentry sntryu_abc")]
    [InlineData("Connect-Sentry \" sntryu_abc`n\"")]
    [InlineData("'sntryu_abc' | Connect-Sentry")]
    [InlineData("Connect-Sentry -Token $secure")]
    [InlineData("$secure | Connect-Sentry")]
    public void TakesTokenInEveryForm(string script)
    {
        _shell.Set("secure", new NetworkCredential("", "sntryu_abc").SecurePassword);

        var connection = _shell.Invoke($"{script}; Get-SentryConnection").Single<SentryConnection>();

        Assert.Equal("sntryu_abc", connection.Settings.Token!.Reveal());
        Assert.Equal((SentryTokenKind.Personal, "-Token"), (connection.TokenKind, connection.TokenSource));
    }

    [Fact]
    public void TokenOutlivesTheSecureStringItCameIn()
    {
        using var secure = new NetworkCredential("", "sntryu_abc").SecurePassword;
        _shell.Set("secure", secure);

        var connection = _shell.Invoke("Connect-Sentry -Token $secure -PassThru; $secure.Dispose()").Single<SentryConnection>();

        Assert.Equal("sntryu_abc", connection.Settings.Token!.Reveal());
    }

    [Theory]
    [InlineData("sntryu_0", SentryTokenKind.Personal)]
    [InlineData("sntrys_0", SentryTokenKind.Organization)]
    [InlineData("sntryi_0", SentryTokenKind.Integration)]
    [InlineData("sntrya_0", SentryTokenKind.OAuthApplication)]
    [InlineData("0123456789abcdef0123456789abcdef", SentryTokenKind.Unknown)]
    public void TellsKindOfToken(string token, SentryTokenKind kind) =>
        Assert.Equal(kind, _shell.Invoke($"Connect-Sentry {token} -PassThru").Single<SentryConnection>().TokenKind);

    [Theory]
    [InlineData("''")]
    [InlineData("'  '")]
    [InlineData("'hunter2 hunter2'")]
    [InlineData("\"hunter2`nhunter2\"")]
    [InlineData("'hunter2é'")]
    public void RefusesTokensThatCannotBeWithoutRepeatingThem(string token)
    {
        var error = _shell.Invoke($"Connect-Sentry -Token {token}").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.DoesNotContain("hunter2", error.Exception.ToString() + error.TargetObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("42")]
    // As from an environment variable that is not set: the token must not be another one in silence.
    [InlineData("$null")]
    [InlineData("@{ token = 'hunter2' }")]
    [InlineData("@('hunter2', 'hunter2')")]
    public void RefusesTokensOfOtherTypesWithoutRepeatingThem(string token)
    {
        var error = _shell.Invoke($"Connect-Sentry -Token {token}").SingleError();

        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Exception.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The order swapped, or the slug alone: what is meant is said, nothing is repeated, and nothing becomes of it.</summary>
    [Theory]
    [InlineData("https://sentry.example SECRET", "then the address")]
    [InlineData("https://sentry.example", "then the address")]
    [InlineData("http://127.0.0.1:9000 SECRET", "then the address")]
    [InlineData("localhost:9000 SECRET", "then the address")]
    [InlineData("sentry.example SECRET", "then the address")]
    [InlineData("sentry.of-a-company-with-a-long-name.example/path SECRET", "then the address")]
    [InlineData("acme", "-Organization <slug>")]
    [InlineData("acme-corporation-of-europe", "-Organization <slug>")]
    [InlineData("acme SECRET", "-Organization <slug>")]
    [InlineData("acme https://sentry.example", "-Organization <slug>")]
    [InlineData("-Url SECRET", "-Token <token>")]
    [InlineData("-Url OLD", "-Token <token>")]
    [InlineData("-Organization SECRET", "-Token <token>")]
    [InlineData("-Project SECRET", "-Token <token>")]
    [InlineData("-Organization SECRET=", "A token is not a slug")]
    public void TokensAreNotMistakenForAnythingElse(string arguments, string words)
    {
        const string secret = "sntrys_hunter2";
        var old = string.Concat(Enumerable.Repeat("0badcafe", 8));
        arguments = arguments.Replace("SECRET", secret, StringComparison.Ordinal).Replace("OLD", old, StringComparison.Ordinal);

        var error = _shell.Invoke($"Connect-Sentry {arguments}").SingleError();

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(arguments.Split(' ').Where(argument => argument[0] != '-'), argument => $"{error.Exception} {error.TargetObject}".Contains(argument, StringComparison.Ordinal));
        _shell.Invoke("Get-SentryConnection").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void EmitsNothingUnlessAsked() => Assert.Empty(_shell.Invoke("Connect-Sentry -Token sntryu_x").Output);

    [Fact]
    public void FailureKeepsTheConnectionThatIsThere()
    {
        _shell.Invoke("Connect-Sentry -Token sntryu_x -Url https://first.example").AssertNoErrors();
        _shell.Invoke("Connect-Sentry -Token sntryu_x -Url ftp://second.example").SingleError();

        Assert.Equal("https://first.example/", _shell.Invoke("Get-SentryConnection").Single<SentryConnection>().Url.ToString());
    }

    [Theory]
    [InlineData("http://sentry.example.com")]
    [InlineData("http://10.0.0.1:9000")]
    [InlineData("http://localhost.example.com")]
    public void RefusesToSendTokenInTheOpen(string url)
    {
        var error = _shell.Invoke($"Connect-Sentry -Token sntryu_x -Url {url}").AssertError("SentryUnencrypted", ErrorCategory.SecurityError);

        Assert.Contains("-AllowUnencryptedAuthentication", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        _shell.Invoke($"Connect-Sentry -Token sntryu_x -Url {url} -AllowUnencryptedAuthentication").AssertNoErrors();
    }

    [Fact]
    public void CertificateFileHasToBeThere()
    {
        var error = _shell.Invoke("Connect-Sentry -Token sntryu_x -CertificateAuthority ./nowhere.pem").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Equal("./nowhere.pem", error.TargetObject);
    }

    [Fact]
    public void KeepsWhatWasGiven()
    {
        var connection = _shell.Invoke(
            "Connect-Sentry -Token sntryu_x -Url https://sentry.example.com -Organization acme -Project backend -TimeoutSec 7 -PassThru").Single<SentryConnection>();

        Assert.Equal(("acme", "backend", 7), (connection.Organization, connection.Project, connection.TimeoutSec));
        Assert.Equal("https://sentry.example.com/ (acme)", connection.ToString());
    }
}

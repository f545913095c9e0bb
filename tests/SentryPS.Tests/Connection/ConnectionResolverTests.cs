using System.Management.Automation;
using System.Net;
using System.Text;
using SentryPS.Connection;

namespace SentryPS.Tests;

/// <summary>Where settings come from that nobody typed.</summary>
public sealed class ConnectionResolverTests
{
    private const string Tree = "/code/.sentryclirc";
    private const string Home = "/home/me/.sentryclirc";

    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string> _variables = [];
    private ConnectionChoices _choices = new();
    private string[]? _tree;
    private string[]? _home;

    [Fact]
    public void WithoutTokenThereIsNoConnection()
    {
        var error = Assert.Throws<SentryConnectionException>(Resolve);

        Assert.Equal(("SentryNotConnected", ErrorCategory.AuthenticationError), (error.ErrorId, error.Category));
        Assert.Contains("Connect-Sentry", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("SENTRY_AUTH_TOKEN", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void TokenComesFromTheNearestSource()
    {
        _home = ["[auth]", "token=of-home"];
        Assert.Equal(("of-home", Home), TokenAndSource());

        _tree = ["[auth]", "token=of-tree"];
        Assert.Equal(("of-tree", Tree), TokenAndSource());

        _variables["SENTRY_AUTH_TOKEN"] = "of-environment";
        Assert.Equal(("of-environment", "SENTRY_AUTH_TOKEN"), TokenAndSource());

        _choices = _choices with { Token = new NetworkCredential("", "sntryu_typed").SecurePassword };
        Assert.Equal(("sntryu_typed", "-Token"), TokenAndSource());
    }

    [Fact]
    public void OrganizationComesFromTheNearestSource()
    {
        _variables["SENTRY_AUTH_TOKEN"] = "x";
        Assert.Null(Resolve().Organization);

        _home = ["[defaults]", "org=of-home"];
        Assert.Equal("of-home", Resolve().Organization);

        _tree = ["[defaults]", "org=of-tree"];
        Assert.Equal("of-tree", Resolve().Organization);

        _variables["SENTRY_ORG"] = "of-environment";
        Assert.Equal("of-environment", Resolve().Organization);

        _variables["SENTRY_URL"] = "https://of-url.sentry.io";
        Assert.Equal("of-url", Resolve().Organization);

        _variables["SENTRY_AUTH_TOKEN"] = OrganizationToken("https://sentry.io", "of-token");
        Assert.Equal("of-token", Resolve().Organization);

        _choices = _choices with { Organization = "typed" };
        Assert.Equal("typed", Resolve().Organization);
    }

    [Fact]
    public void ProjectComesFromTheNearestSource()
    {
        _variables["SENTRY_AUTH_TOKEN"] = "x";
        Assert.Null(Resolve().Project);

        _home = ["[defaults]", "project=of-home"];
        Assert.Equal("of-home", Resolve().Project);

        _tree = ["[defaults]", "project=of-tree"];
        Assert.Equal("of-tree", Resolve().Project);

        _variables["SENTRY_PROJECT"] = "of-environment";
        Assert.Equal("of-environment", Resolve().Project);

        _choices = _choices with { Project = "typed" };
        Assert.Equal("typed", Resolve().Project);
    }

    [Fact]
    public void UrlComesFromTheNearestSource()
    {
        _tree = ["[auth]", "token=x"];
        Assert.Equal("https://sentry.io/", Resolve().Url.ToString());

        _home = ["[defaults]", "url=https://home.example"];
        Assert.Equal("https://home.example/", Resolve().Url.ToString());

        _tree = [.. _tree, "[defaults]", "url=https://tree.example"];
        Assert.Equal("https://tree.example/", Resolve().Url.ToString());

        _variables["SENTRY_URL"] = "https://environment.example";
        Assert.Equal("https://environment.example/", Resolve().Url.ToString());

        _variables["SENTRY_AUTH_TOKEN"] = OrganizationToken("https://token.example", "acme");
        Assert.Equal("https://token.example/", Resolve().Url.ToString());

        _choices = _choices with { Url = "https://typed.example" };
        Assert.Equal("https://typed.example/", Resolve().Url.ToString());
    }

    [Fact]
    public void ConfiguredServerThatTheTokenIsNotForIsWarnedOf()
    {
        _variables["SENTRY_AUTH_TOKEN"] = OrganizationToken("https://sentry.io", "acme");
        _variables["SENTRY_URL"] = "https://us.sentry.io";
        Resolve();
        Assert.Empty(_warnings);

        _variables["SENTRY_URL"] = "https://other.example";
        Resolve();
        Assert.Contains("https://other.example/", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    /// <summary>Whoever wrote a file into the folder could have tokens of others sent to a server of his own.</summary>
    [Theory]
    // The token is typed, or from the environment, or the user's own file.
    [InlineData("-Token", "https://foreign.example", false)]
    [InlineData("SENTRY_AUTH_TOKEN", "https://foreign.example", false)]
    [InlineData(Home, "https://foreign.example", false)]
    [InlineData("SENTRY_AUTH_TOKEN", "https://foreign.example/sentry.io", false)]
    [InlineData("SENTRY_AUTH_TOKEN", "https://sentry.io.foreign.example", false)]
    [InlineData("SENTRY_AUTH_TOKEN", "http://sentry.io", false)]
    // The token is from the same file, or the server Sentry's own.
    [InlineData(Tree, "https://foreign.example", true)]
    [InlineData("-Token", "https://sentry.io", true)]
    [InlineData("SENTRY_AUTH_TOKEN", "https://de.sentry.io", true)]
    [InlineData("SENTRY_AUTH_TOKEN", "https://acme.sentry.io", true)]
    public void TokenIsNotSentWhereAFileOfTheWorkingTreeSays(string tokenSource, string url, bool isTrusted)
    {
        _tree = ["[defaults]", $"url={url}"];
        Give("sntryu_token", tokenSource);

        if (isTrusted)
        {
            Assert.Equal(SentryUrl.Parse(url), Resolve().Url);
            return;
        }

        var error = Assert.Throws<SentryConnectionException>(Resolve);
        Assert.Equal(("SentryUntrustedServer", ErrorCategory.SecurityError), (error.ErrorId, error.Category));
        Assert.Contains(Tree, error.Message, StringComparison.Ordinal);
        Assert.Contains(tokenSource, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sntryu_token", error.ToString(), StringComparison.Ordinal);

        // Named by the user, the same server is fine.
        _variables["SENTRY_URL"] = url;
        Assert.Equal(SentryUrl.Parse(url), Resolve().Url);
        _variables.Remove("SENTRY_URL");
        _choices = _choices with { Url = url };
        Assert.Equal(SentryUrl.Parse(url), Resolve().Url);
    }

    [Theory]
    [InlineData("-Token")]
    [InlineData("SENTRY_AUTH_TOKEN")]
    [InlineData(Tree)]
    [InlineData(Home)]
    public void ServersOfTheUsersOwnFileAreTrusted(string tokenSource)
    {
        _home = ["[defaults]", "url=https://own.example"];
        Give("sntryu_token", tokenSource);

        Assert.Equal("https://own.example/", Resolve().Url.ToString());
    }

    [Fact]
    public void ForeignServerIsPassedOverWhereTheTokenSaysItsOwn()
    {
        _tree = ["[defaults]", "url=https://foreign.example"];
        _variables["SENTRY_AUTH_TOKEN"] = OrganizationToken("https://sentry.io", "acme");

        Assert.Equal("https://sentry.io/", Resolve().Url.ToString());
        Assert.Single(_warnings);
    }

    private void Give(string token, string source)
    {
        switch (source)
        {
            case "-Token":
                _choices = _choices with { Token = new NetworkCredential("", token).SecurePassword };
                break;
            case Tree:
                _tree = [.. _tree ?? [], "[auth]", $"token={token}"];
                break;
            case Home:
                _home = [.. _home ?? [], "[auth]", $"token={token}"];
                break;
            default:
                _variables[source] = token;
                break;
        }
    }

    private ConnectionSettings Resolve() => ConnectionResolver.Resolve(
        _choices,
        new(
            _variables.GetValueOrDefault,
            _tree is null ? null : SentryCliFile.Parse(Tree, _tree),
            _home is null ? null : SentryCliFile.Parse(Home, _home)),
        _warnings.Add);

    private (string Token, string Source) TokenAndSource()
    {
        var settings = Resolve();
        return (settings.Token!.Reveal(), settings.TokenSource);
    }

    private static string OrganizationToken(string url, string organization) =>
        $"sntrys_{Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"iat":1.0,"url":"{{url}}","org":"{{organization}}"}"""))}_secret";
}

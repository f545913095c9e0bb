using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>These change the environment of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection
{
    public const string Name = "Environment";
}

/// <summary>Without Connect-Sentry the environment and .sentryclirc serve.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class AmbientConnectionTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sentryps-");
    private readonly string? _home = Environment.GetEnvironmentVariable("HOME");
    private readonly PowerShellSession _shell = new();
    private SandboxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SandboxServer.StartAsync(new() { Issues = 0 }, TestContext.Current.CancellationToken);
        // A file of whoever runs the tests must not count.
        Environment.SetEnvironmentVariable("HOME", _folder.CreateSubdirectory("home").FullName);
        GoTo(_folder.CreateSubdirectory("work").CreateSubdirectory("deep").FullName);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in CleanEnvironment.Variables)
            Environment.SetEnvironmentVariable(name, null);
        Environment.SetEnvironmentVariable("HOME", _home);
        _shell.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void NothingServesWhereNothingIsSet()
    {
        var error = _shell.Invoke("Get-SentryProject").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);

        Assert.Contains("Connect-Sentry", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        _shell.Invoke("Get-SentryConnection").AssertError("SentryNotConnected", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void EnvironmentServes()
    {
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", _server.Token);
        Environment.SetEnvironmentVariable("SENTRY_URL", _server.Url.ToString());
        Environment.SetEnvironmentVariable("SENTRY_ORG", "acme");
        Environment.SetEnvironmentVariable("SENTRY_PROJECT", "mobile");

        var releases = _shell.Invoke("Get-SentryRelease").Objects<SentryRelease>();

        Assert.Equal(12, releases.Count);
        Assert.Equal([_server.WithProjectIds("{mobile}")], _server.Requests.All[^1].Values("project"));
        Assert.Equal("SENTRY_AUTH_TOKEN", _shell.Invoke("Get-SentryConnection").Single<SentryConnection>().TokenSource);

        // Looked at anew by each command, while the same settings share a connection.
        Assert.Same(GetConnection(), GetConnection());
        var before = GetConnection();
        Environment.SetEnvironmentVariable("SENTRY_ORG", "globex");
        Assert.NotSame(before, GetConnection());
        Assert.Equal("globex", GetConnection().Organization);
    }

    [Fact]
    public void EnvironmentServesAgainAfterDisconnect()
    {
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", "ambient");

        _shell.Invoke("Connect-Sentry sntryu_typed").AssertNoErrors();
        Assert.Equal("-Token", GetConnection().TokenSource);
        _shell.Invoke("Disconnect-Sentry").AssertNoErrors();
        Assert.Equal("SENTRY_AUTH_TOKEN", GetConnection().TokenSource);
    }

    [Fact]
    public void FileOfWorkingTreeServes()
    {
        WriteFile("work", $"[auth]\ntoken={_server.Token}\n[defaults]\nurl={_server.Url}\norg=acme\n");

        Assert.Equal(3, _shell.Invoke("Get-SentryProject").Objects<SentryProject>().Count);

        Assert.Equal(Path.Combine(_folder.FullName, "work", ".sentryclirc"), GetConnection().TokenSource);
    }

    [Fact]
    public void FileAndEnvironmentComplementWhatIsTyped()
    {
        WriteFile("work", "[defaults]\norg=globex\n");
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", _server.Token);
        _shell.Set("url", _server.Url.ToString());

        Assert.Equal("portal", _shell.Invoke("Connect-Sentry -Url $url; Get-SentryProject").Single<SentryProject>().Slug);
    }

    [Fact]
    public void TokenOfEnvironmentIsNotSentToServerOfFile()
    {
        WriteFile("work", $"[defaults]\nurl={_server.Url}\norg=acme\n");
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", _server.Token);

        _shell.Invoke("Get-SentryProject").AssertError("SentryUntrustedServer", ErrorCategory.SecurityError);
        _shell.Invoke("Connect-Sentry; 'connected'").AssertError("SentryUntrustedServer", ErrorCategory.SecurityError);

        Assert.Empty(_server.Requests.All);
    }

    [Fact]
    public void PlainHttpOfEnvironmentIsRefused()
    {
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", _server.Token);
        Environment.SetEnvironmentVariable("SENTRY_URL", "http://sentry.invalid");

        _shell.Invoke("Get-SentryProject").AssertError("SentryUnencrypted", ErrorCategory.SecurityError);
    }

    [Fact]
    public void UsersOwnFileServes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not take the home folder from the environment.");
        WriteFile("home", $"[auth]\ntoken={_server.Token}\n[defaults]\nurl={_server.Url}\norg=acme\n");

        Assert.Equal(3, _shell.Invoke("Get-SentryProject").Objects<SentryProject>().Count);
        // In the home folder itself the file is still the user's own, and no stranger's.
        GoTo(Path.Combine(_folder.FullName, "home"));
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", _server.Token);
        Assert.Equal(3, _shell.Invoke("Get-SentryProject").Objects<SentryProject>().Count);
    }

    /// <summary>Accounts without a folder for settings, or without a home, have no file of their own, wherever the process is.</summary>
    [Theory]
    [InlineData("home-without-settings")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("relative")]
    public void FolderThatIsNotKnownIsNotTheCurrentOne(string home)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not take the home folder from the environment.");
        var hostile = _folder.CreateSubdirectory("hostile");
        foreach (var file in new[] { ".sentryclirc", "sentry/sentrycli.ini", ".config/sentry/sentrycli.ini", "relative/.sentryclirc" })
        {
            var path = Path.Combine(hostile.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "[defaults]\nurl=https://hostile.example\n");
        }

        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", "sntryu_abc");
        Environment.SetEnvironmentVariable("HOME", home == "home-without-settings" ? _folder.CreateSubdirectory(home).FullName : home);
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = hostile.FullName;
            Assert.NotEqual("hostile.example", GetConnection().Url.Host);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Theory]
    [InlineData("link", "real")]
    [InlineData("real", "link")]
    public void UsersOwnFileIsKnownByWhateverPath(string home, string location)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not take the home folder from the environment.");
        var real = _folder.CreateSubdirectory("real");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "link"), real.FullName);
        File.WriteAllText(Path.Combine(real.FullName, ".sentryclirc"), "[defaults]\nurl=https://own.example\n");
        Environment.SetEnvironmentVariable("HOME", Path.Combine(_folder.FullName, home));
        Environment.SetEnvironmentVariable("SENTRY_AUTH_TOKEN", "sntryu_abc");

        GoTo(Path.Combine(_folder.FullName, location));

        Assert.Equal("own.example", GetConnection().Url.Host);
    }

    private void GoTo(string folder) => _shell.Runspace.SessionStateProxy.Path.SetLocation(folder);

    private void WriteFile(string folder, string text) => File.WriteAllText(Path.Combine(_folder.FullName, folder, ".sentryclirc"), text);

    private SentryConnection GetConnection() => _shell.Invoke("Get-SentryConnection").Single<SentryConnection>();
}

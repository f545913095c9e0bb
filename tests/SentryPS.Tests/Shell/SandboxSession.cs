using System.Management.Automation.Host;
using SentryPS.Sandbox;

namespace SentryPS.Tests.Shell;

/// <summary>A sandbox of its own and a shell that is connected to it: what most tests start from.</summary>
internal sealed class SandboxSession : IAsyncDisposable
{
    private DirectoryInfo? _folder;

    private SandboxSession(SandboxServer server, PowerShellSession shell)
    {
        Server = server;
        Shell = shell;
    }

    public SandboxServer Server { get; }

    public PowerShellSession Shell { get; }

    /// <summary>A folder for files, which is there when it is asked for and gone at the end.</summary>
    public string Folder => (_folder ??= Directory.CreateTempSubdirectory("SentryPS")).FullName;

    /// <summary>Connects with a token that may do everything, or with one that has only <paramref name="scopes"/>.</summary>
    public static async Task<SandboxSession> StartAsync(
        SandboxOptions? options = null, string[]? scopes = null, string connectParameters = "", PSHost? host = null)
    {
        var server = await SandboxServer.StartAsync(options ?? new() { Issues = 300 }, TestContext.Current.CancellationToken);
        var shell = new PowerShellSession(host);
        var session = new SandboxSession(server, shell);
        shell.Set("url", server.Url.ToString());
        shell.Set("token", scopes is null ? server.Token : server.IssueToken(Sandbox.Auth.TokenKind.Personal, scopes));
        session.Run($"Connect-Sentry -Url $url -Token $token -Organization acme {connectParameters}").AssertNoErrors();
        server.Requests.Clear();
        return session;
    }

    public ShellResult Run(string script) => Shell.Run(script, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        _folder?.Delete(recursive: true);
        await Server.DisposeAsync();
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;

namespace SentryPS.Tests.Fidelity;

/// <summary>Sentry's own command line tool, installed from npm once. Without npm, or without a network, it is missing.</summary>
public sealed class SentryCli : IAsyncLifetime
{
    private static readonly TimeSpan s_installLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_runLimit = TimeSpan.FromMinutes(1);

    private readonly string _folder = Path.Combine(BuiltModule.Repository, "tests", "fidelity");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("sentry-cli-");

    /// <summary>Why the tool is missing, or null if it is there.</summary>
    public string? Missing { get; private set; }

    private string Package => Path.Combine(_folder, "node_modules", "@sentry", "cli");

    public async ValueTask InitializeAsync()
    {
        try
        {
            if (!IsInstalled())
            {
                var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
                var install = await RunAsync(npm, ["ci", "--no-audit", "--no-fund"], [], s_installLimit);
                Missing = install.ExitCode == 0 ? null : $"npm could not install @sentry/cli: {install.Error}";
            }
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException)
        {
            Missing = $"npm could not be run: {exception.Message}";
        }
    }

    public ValueTask DisposeAsync()
    {
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the tool against a sandbox. Whatever it does not like about the sandbox fails the test.</summary>
    public Task<string> RunAsync(SandboxServer server, params string[] arguments) => RunInAsync(_folder, server, arguments);

    /// <summary>The same in a folder: some of its commands read the repository there.</summary>
    public async Task<string> RunInAsync(string folder, SandboxServer server, params string[] arguments)
    {
        var result = await RunAsync(
            "node",
            [Path.Combine(Package, "bin", "sentry-cli"), .. arguments],
            new()
            {
                ["SENTRY_URL"] = server.Url.ToString(),
                ["SENTRY_AUTH_TOKEN"] = server.Token,
                ["SENTRY_ORG"] = server.State.Read(state => state.Organizations[0].Slug),
                ["SENTRY_LOG_LEVEL"] = "warn",
                ["SENTRY_DISABLE_UPDATE_CHECK"] = "1",
                // The tool must not find what the person who runs the tests has set up for themselves.
                ["HOME"] = _home.FullName,
                ["USERPROFILE"] = _home.FullName,
            },
            s_runLimit,
            folder);
        Assert.True(result.ExitCode == 0, $"sentry-cli {string.Join(' ', arguments)}\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    /// <summary>Whether the version that package.json names is there already.</summary>
    private bool IsInstalled()
    {
        var installed = Read(Path.Combine(Package, "package.json"));
        var wanted = Read(Path.Combine(_folder, "package.json"));
        return (string?)installed?["version"] == (string?)wanted?["dependencies"]?["@sentry/cli"];

        static JsonNode? Read(string file) => File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program, IEnumerable<string> arguments, Dictionary<string, string> environment, TimeSpan limit, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SENTRY_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {limit.TotalSeconds} s.");
        }

        return (process.ExitCode, await output, await error);
    }
}

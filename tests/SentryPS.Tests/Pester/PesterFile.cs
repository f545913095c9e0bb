using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using SentryPS.Sandbox.Demo;

namespace SentryPS.Tests.Pester;

/// <summary>A file of Pester tests, run in a PowerShell of its own.</summary>
internal static class PesterFile
{
    private static readonly string s_folder = Path.Combine(BuiltModule.Repository, "tests", "Pester");

    private static readonly string s_pester = typeof(PesterFile).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "PesterManifest").Value!;

    /// <summary>Much more than the slowest file needs: a run that hangs must not hang the whole suite.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    public static IEnumerable<string> All => Directory.EnumerateFiles(s_folder, "*.Tests.ps1").Order(StringComparer.Ordinal);

    /// <summary>Runs a file. There is always at least one result.</summary>
    public static async Task<IReadOnlyList<PesterResult>> RunAsync(string file, CancellationToken cancellationToken)
    {
        var resultFile = Path.GetTempFileName();
        try
        {
            var (exitCode, log) = await RunShellAsync(file, resultFile, cancellationToken);
            var json = await File.ReadAllTextAsync(resultFile, cancellationToken);
            var results = json.Length == 0 ? [] : JsonSerializer.Deserialize<List<PesterResult>>(json)!;
            if (results.Count == 0)
                results.Add(PesterResult.Failed("the file has no results", log));
            else if (exitCode != 0 && !results.Exists(result => result.Outcome == "Failed"))
                results.Add(PesterResult.Failed($"the file ended with exit code {exitCode}", log));
            return results;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [PesterResult.Failed("the file did not end", $"It was stopped after {s_limit.TotalMinutes} minutes.")];
        }
        finally
        {
            File.Delete(resultFile);
        }
    }

    /// <returns>The exit code, and all that the process wrote.</returns>
    private static async Task<(int ExitCode, string Log)> RunShellAsync(
        string file, string resultFile, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);

        using var shell = Process.Start(CreateProcess(
            ["-Path", file, "-PesterModule", s_pester, "-ResultFile", resultFile]))!;
        try
        {
            var output = shell.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = shell.StandardError.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            return (shell.ExitCode, await output + await errors);
        }
        finally
        {
            // With the sandboxes that it started.
            shell.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo CreateProcess(string[] arguments)
    {
        var script = Path.Combine(s_folder, "Invoke-PesterSuite.ps1");
        // Another shell can be named, such as Windows PowerShell, which is in no package.
        var start = Environment.GetEnvironmentVariable("SENTRYPS_PESTER_SHELL") is { Length: > 0 } shell
            ? new ProcessStartInfo(
                shell, ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script, .. arguments])
            : PowerShellPackage.CreateProcess(["-NonInteractive"], script, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // Nothing of a terminal is there, whatever dotnet test runs in.
        start.Environment["NO_COLOR"] = "1";
        return start;
    }
}

using System.Diagnostics;
using System.Text;

namespace SentryPS.Benchmarks.Clients;

/// <summary>What a process that has ended took and printed.</summary>
/// <param name="Milliseconds">From before its start to after its end.</param>
/// <param name="Count">How many lines it printed, or of them those with the text that was to be counted.</param>
/// <param name="LastLine">The last of them that is not empty.</param>
internal sealed record ChildResult(double Milliseconds, long Count, string LastLine);

/// <summary>Other programs.</summary>
internal static class ChildProcess
{
    public static string? FindProgram(string name)
    {
        string[] names = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Starts a program that goes on running. What it prints is not shown.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = Create(program, arguments, environment);
        process.Start();
        return process;
    }

    /// <summary>
    /// Runs a program to its end and counts its lines, or those with a text. A program that fails is an error, which shows
    /// what it said.
    /// </summary>
    public static async Task<ChildResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        string counted = "")
    {
        using var process = Create(program, arguments, environment);
        process.StartInfo.WorkingDirectory = folder ?? "";
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;

        var clock = Stopwatch.StartNew();
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        var elapsed = clock.Elapsed.TotalMilliseconds;

        var lines = Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var last = lines.LastOrDefault() ?? "";
        return process.ExitCode == 0
            ? new(elapsed, lines.Count(line => line.Contains(counted, StringComparison.Ordinal)), last)
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}: {await errors}{last}");
    }

    private static Process Create(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SENTRY_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new Process { StartInfo = start };
    }
}

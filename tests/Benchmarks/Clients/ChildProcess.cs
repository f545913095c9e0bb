using System.Diagnostics;
using System.Text;

namespace SentryPS.Benchmarks.Clients;

/// <summary>What a process that has ended took and printed.</summary>
/// <param name="Milliseconds">From before its start to after its end.</param>
/// <param name="Lines">How many lines it printed.</param>
/// <param name="LastLine">The last of them that is not empty.</param>
internal sealed record ChildResult(double Milliseconds, long Lines, string LastLine);

/// <summary>Other programs. What they print is read and, but for its end, thrown away.</summary>
internal static class ChildProcess
{
    private const int KeptTail = 4096;

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

    /// <summary>Runs a program to its end. One that fails is an error, which shows what it said.</summary>
    public static async Task<ChildResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        using var process = Create(program, arguments, environment);
        process.StartInfo.WorkingDirectory = folder ?? "";
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;

        var clock = Stopwatch.StartNew();
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        var (lines, tail) = await DrainAsync(process.StandardOutput.BaseStream);
        await process.WaitForExitAsync();
        var elapsed = clock.Elapsed.TotalMilliseconds;

        return process.ExitCode == 0
            ? new(elapsed, lines, tail.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "")
            : throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}: {await errors}{tail}");
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

    private static async Task<(long Lines, string Tail)> DrainAsync(Stream stream)
    {
        var buffer = new byte[64 * 1024];
        var tail = "";
        long lines = 0;
        int count;
        while ((count = await stream.ReadAsync(buffer)) > 0)
        {
            var piece = buffer.AsSpan(0, count);
            lines += piece.Count((byte)'\n');
            tail += Encoding.UTF8.GetString(piece[^Math.Min(count, KeptTail)..]);
            tail = tail[^Math.Min(tail.Length, KeptTail)..];
        }

        return (lines, tail);
    }
}

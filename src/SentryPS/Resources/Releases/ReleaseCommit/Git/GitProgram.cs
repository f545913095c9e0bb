using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace SentryPS.Git;

/// <summary>
/// Runs git for what a repository can tell. A repository may be a stranger's, so nothing in it is run: no hooks, no pager,
/// no file system monitor, no signature check, no fetching of what a partial clone lacks.
/// </summary>
/// <param name="folder">Where it runs.</param>
/// <param name="stopToken">Ends it.</param>
internal sealed class GitProgram(string folder, CancellationToken stopToken)
{
    private static readonly string[] s_safety =
    [
        "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
    ];

    private readonly Lazy<string> _program = new(() =>
        FindIn(Environment.GetEnvironmentVariable("PATH") ?? "") ?? throw Missing(null));

    /// <summary>What git writes.</summary>
    /// <exception cref="SentryException">There is no git, or it fails; its own words are in the message.</exception>
    public string Run(params string[] arguments)
    {
        var (exitCode, output, error) = Start(arguments);
        return exitCode == 0 ? output : throw new SentryException(
            $"git {arguments[0]} failed in {folder}: {(error.Trim() is { Length: > 0 } words ? words : $"it ended with {exitCode}.")}",
            "SentryGitFailed",
            ErrorCategory.InvalidOperation)
        {
            Target = folder,
        };
    }

    /// <summary>What git writes; null where it fails, as it does for what is not there.</summary>
    public string? TryRun(params string[] arguments) => Start(arguments) is (0, var output, _) ? output : null;

    /// <summary>
    /// The program, from the folders of a PATH. Left to the system, it would be looked for in the current folder too, where a
    /// repository can have one of its own. Null if it is in none of them.
    /// </summary>
    public static string? FindIn(string path)
    {
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "git.exe" : "git";
        return path.Split(Path.PathSeparator)
            .Select(entry => entry.Trim().Trim('"'))
            .Where(IsFullPath)
            .Select(entry => Path.Combine(entry, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>An entry such as <c>.</c> or an empty one stands for the current folder, or for what is in it.</summary>
    private static bool IsFullPath(string path) =>
        path.Length > 0 && path.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(path)
        && (Path.DirectorySeparatorChar == '/' || path.Length > 2 && path[1] is ':' or '\\' or '/');

    private static SentryException Missing(Exception? cause) => new(
        "The commits are read by git, and git was not found in the folders of PATH.",
        "SentryGitMissing",
        ErrorCategory.ObjectNotFound,
        cause)
    {
        RecommendedAction = "Install git, or give the commits with -Commit, "
            + "or with -Refs those of a repository that Sentry is connected to.",
    };

    private (int ExitCode, string Output, string Error) Start(string[] arguments)
    {
        var start = new ProcessStartInfo(_program.Value)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        AddArguments(start, [.. s_safety, .. arguments]);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";

        using var process = Launch(start);
        process.StandardInput.Close();
        using var stopping = stopToken.Register(() => Kill(process));
        // Both at once: git would wait for somebody to read the one while the other is read to its end.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (stopToken.IsCancellationRequested)
            throw new PipelineStoppedException();

        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static Process Launch(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw Missing(exception);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

#if NET
    private static void AddArguments(ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }
#else
    // No argument has a quotation mark or ends in a backslash: they are fixed, or hashes, or names that git refuses those in.
    private static void AddArguments(ProcessStartInfo start, IEnumerable<string> arguments) =>
        start.Arguments = string.Join(" ", arguments.Select(argument => $"\"{argument}\""));
#endif
}

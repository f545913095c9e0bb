namespace SentryPS.Benchmarks.Clients;

/// <summary>The installed PowerShell.</summary>
internal static class Pwsh
{
    private static readonly string? s_path = ChildProcess.FindProgram("pwsh");

    public static bool IsAvailable => s_path is not null;

    public static string Path => s_path ?? throw new InvalidOperationException("There is no pwsh.");

    /// <summary>Starts it for one command and waits for its end. Any error is the end, so that nothing is measured that failed.</summary>
    public static Task<ChildResult> RunAsync(string command, IReadOnlyDictionary<string, string>? environment = null) =>
        ChildProcess.RunAsync(Path, ["-NoProfile", "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {command}"], environment);
}

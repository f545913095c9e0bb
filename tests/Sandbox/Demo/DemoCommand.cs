using System.Diagnostics;

namespace SentryPS.Sandbox.Demo;

/// <summary>Starts a sandbox, and runs a script against it in a PowerShell of its own.</summary>
internal static class DemoCommand
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Demo");

    public static async Task<int> RunAsync(SandboxOptions options, string? script)
    {
        if (ModuleFolder.Path is not { } module)
        {
            await Console.Error.WriteLineAsync("The module has not been built: run dotnet build first.");
            return 1;
        }

        await using var server = await SandboxServer.StartAsync(options);
        // Without redirection: what is seen is what PowerShell shows on this very terminal.
        using var shell = Process.Start(PowerShellPackage.CreateProcess(
            ["-NoLogo"],
            Path.Combine(s_folder, "Show-Script.ps1"),
            [
                "-Path", Path.GetFullPath(script ?? Path.Combine(s_folder, "demo.ps1")),
                "-Module", Path.Combine(module, "SentryPS.psd1"),
                "-SandboxUrl", server.Url.ToString(),
                "-SandboxToken", server.Token,
            ]))!;
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }
}

using System.Diagnostics;
using System.Reflection;

namespace SentryPS.Sandbox.Demo;

/// <summary>The PowerShell that the restore downloads as a package, so that nobody has to install one.</summary>
public static class PowerShellPackage
{
    /// <summary>The program, which runs by <c>dotnet pwsh.dll</c> on every system and processor.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        typeof(PowerShellPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "PowerShellFolder").Value!,
        "pwsh.dll");

    /// <summary>Prepares a process that runs a script.</summary>
    /// <param name="options">Options of PowerShell itself.</param>
    /// <param name="script">The path of the script.</param>
    /// <param name="arguments">What the script gets.</param>
    public static ProcessStartInfo CreateProcess(
        IEnumerable<string> options, string script, IEnumerable<string> arguments) =>
        new("dotnet", [Path, "-NoProfile", .. options, "-File", script, .. arguments])
        {
            // It would ask servers for news of itself.
            Environment = { ["POWERSHELL_UPDATECHECK"] = "Off", ["POWERSHELL_TELEMETRY_OPTOUT"] = "1" },
        };
}

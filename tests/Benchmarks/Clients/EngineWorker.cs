using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SentryPS.Benchmarks.Clients;

/// <summary>Runs the worker's script in the engine alone, without the commands that come with pwsh.</summary>
internal static class EngineWorker
{
    public static int Run(string pipe)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(File.ReadAllText(PowerShellWorker.Script)).AddArgument(pipe).Invoke();
        return 0;
    }
}

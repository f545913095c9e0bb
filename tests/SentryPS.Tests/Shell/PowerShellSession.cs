using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using SentryPS.Tests.Schema;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Shell;

/// <summary>A runspace of the real PowerShell engine with the built module imported.</summary>
internal sealed class PowerShellSession : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(Soak.Size(60, 1800));

    /// <param name="host">Who answers questions; without one there is nobody to ask.</param>
    public PowerShellSession(PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(BuiltModule.Manifest);
        state.ThrowOnRunspaceOpenError = true;
        Runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        Runspace.Open();
    }

    public Runspace Runspace { get; }

    public void Dispose() => Runspace.Dispose();

    /// <summary>Sets a variable that scripts can use.</summary>
    public void Set(string name, object? value) => Runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs a script to its end. An error that ends it is kept in the result, not thrown.</summary>
    public ShellResult Run(string script, CancellationToken cancellationToken = default)
    {
        using var noted = TrafficRecord.Current.Run(script);
        using var shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        var output = new PSDataCollection<PSObject>();
        Exception? failure = null;
        var run = shell.BeginInvoke<PSObject, PSObject>(null, output);
        using (cancellationToken.Register(() => shell.BeginStop(null, null)))
        {
            if (!run.AsyncWaitHandle.WaitOne(s_limit))
            {
                shell.BeginStop(null, null);
                throw new TimeoutException($"The script did not end within {s_limit.TotalSeconds} s: {script}");
            }
        }

        try
        {
            shell.EndInvoke(run);
        }
        catch (Exception exception) when (exception is RuntimeException or PipelineStoppedException)
        {
            failure = exception;
        }

        return new(
            [.. output],
            [.. shell.Streams.Error],
            failure,
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Progress]);
    }
}

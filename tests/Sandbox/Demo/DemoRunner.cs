using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace SentryPS.Sandbox.Demo;

/// <summary>
/// Runs a script in a real PowerShell engine with the built module imported, and shows each statement behind a prompt,
/// followed by what the module's own formatting makes of its output.
/// </summary>
public sealed class DemoRunner : IDisposable
{
    private readonly TextWriter _output;
    private readonly Runspace _runspace;

    /// <param name="manifest">The manifest of the module.</param>
    /// <param name="output">Where all is shown.</param>
    public DemoRunner(string manifest, TextWriter output)
    {
        _output = output;
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule(manifest);
        state.ThrowOnRunspaceOpenError = true;
        _runspace = RunspaceFactory.CreateRunspace(new ConsoleHost(output), state);
        _runspace.Open();
    }

    public void SetVariable(string name, object value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Runs the statements of a script one by one, whatever becomes of them.</summary>
    /// <returns>Whether all of them went well.</returns>
    public bool Run(string script)
    {
        var ast = Parser.ParseInput(script, out _, out var errors);
        if (errors.Length > 0)
        {
            foreach (var error in errors)
                _output.WriteLine($"Line {error.Extent.StartLineNumber}: {error.Message}");
            return false;
        }

        return ast.EndBlock.Statements
            .Select(statement => RunStatement(statement.Extent.Text))
            .ToList()
            .TrueForAll(succeeded => succeeded);
    }

    public void Dispose() => _runspace.Dispose();

    private bool RunStatement(string statement)
    {
        _output.WriteLine($"PS> {statement.ReplaceLineEndings($"{Environment.NewLine}>>  ")}");

        var errorsBefore = ErrorCount();
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(statement);
        // Errors, too, are shown as the engine formats them.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException exception)
        {
            _output.WriteLine(exception.Message);
            return false;
        }

        _output.WriteLine();
        return ErrorCount() == errorsBefore;
    }

    private int ErrorCount() => ((ICollection)_runspace.SessionStateProxy.GetVariable("Error")).Count;
}

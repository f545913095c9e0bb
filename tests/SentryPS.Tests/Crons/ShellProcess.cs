using System.Diagnostics;
using SentryPS.Sandbox.Demo;

namespace SentryPS.Tests.Crons;

/// <summary>A script in a PowerShell of its own, as cron or a container starts it: without a profile and a terminal.</summary>
internal sealed class ShellProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly string _script = Path.ChangeExtension(Path.GetTempFileName(), ".ps1");
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    /// <param name="script">The script. The module is imported before it.</param>
    /// <param name="dsn">What SENTRY_DSN says.</param>
    public ShellProcess(string script, string dsn)
    {
        File.WriteAllText(_script, $"Import-Module '{BuiltModule.Manifest}'\n{script}");
        var start = PowerShellPackage.CreateProcess(["-NoProfile", "-NonInteractive"], _script, []);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["SENTRY_DSN"] = dsn;
        start.Environment["NO_COLOR"] = "1";
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public async Task<(int ExitCode, string Output, string Errors)> WaitAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        _process.Dispose();
        File.Delete(_script);
    }
}

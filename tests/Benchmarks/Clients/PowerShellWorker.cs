using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Tests;

namespace SentryPS.Benchmarks.Clients;

/// <summary>What a script took in the worker.</summary>
internal sealed record WorkerAnswer(double Milliseconds, long AllocatedBytes, string Text)
{
    public long Count => long.Parse(Text, CultureInfo.InvariantCulture);

    public Turn Turn => new(Milliseconds, Count);
}

/// <summary>A session of PowerShell in a process of its own: pwsh where there is one, else the engine alone.</summary>
internal sealed class PowerShellWorker : IAsyncDisposable
{
    private readonly NamedPipeServerStream _stream;
    private readonly Process _process;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private PowerShellWorker(NamedPipeServerStream stream, Process process)
    {
        _stream = stream;
        _process = process;
        _reader = new StreamReader(stream);
        _writer = new StreamWriter(stream) { AutoFlush = true };
    }

    /// <summary>The script that the session runs.</summary>
    public static string Script { get; } = Path.Combine(AppContext.BaseDirectory, "worker.ps1");

    /// <summary>Starts a session with the module, connected to the server; <c>$root</c> and <c>$token</c> are for others.</summary>
    public static async Task<PowerShellWorker> StartAsync(Server server)
    {
        var name = $"sentryps-{Guid.NewGuid():N}";
        var stream = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var process = Pwsh.IsAvailable
            ? ChildProcess.Start(Pwsh.Path, ["-NoProfile", "-NonInteractive", "-File", Script, name], server.Environment)
            : ChildProcess.Start("dotnet", [typeof(PowerShellWorker).Assembly.Location, "worker", name], server.Environment);
        using (var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)))
            await stream.WaitForConnectionAsync(limit.Token);
        var worker = new PowerShellWorker(stream, process);
        await worker.RunAsync($"""
            Import-Module '{BuiltModule.Manifest}'
            $root = '{server.Url}'
            $token = '{server.Token}'
            Connect-Sentry -Url $root -Token $token -Organization {SandboxProcess.Organization}
            """);
        return worker;
    }

    /// <summary>Runs a script to its end. Its variables stay for the next one.</summary>
    public async Task<WorkerAnswer> RunAsync(string script)
    {
        await _writer.WriteLineAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(script)));
        var line = await _reader.ReadLineAsync() ?? throw new InvalidOperationException("The PowerShell session has ended.");
        var fields = line.Split('\t', 4);
        return fields[0] == "ok"
            ? new(TimeSpan.FromTicks(Ticks(fields[1])).TotalMilliseconds, Ticks(fields[2]), fields[3])
            : throw new InvalidOperationException($"{fields[3]}\nin {script}");

        static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the built module's command has the parameter.</summary>
    public async Task<bool> HasParameterAsync(string command, string parameter) =>
        (await RunAsync($"(Get-Command {command}).Parameters.ContainsKey('{parameter}')")).Text == "True";

    public Contender Contender(string name, string script) => new(name, async () => (await RunAsync(script)).Turn);

    public async ValueTask DisposeAsync()
    {
        // The end of the pipe ends the loop, and with it the process.
        await _stream.DisposeAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

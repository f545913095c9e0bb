using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SentryPS.Tests;

namespace SentryPS.Benchmarks.Clients;

/// <summary>
/// The practice server in a process of its own, with one project, so that clients that list a project and clients that
/// list an organization list the same.
/// </summary>
internal sealed class SandboxProcess : Server
{
    public const string Organization = "acme";
    public const string Project = "backend";

    /// <summary>About one issue in fifty is too old for a listing.</summary>
    private const double SeededPerListed = 1.0194;

    private readonly Process _process;

    private SandboxProcess(Process process, Uri url, string token, int latency)
        : base(url, token)
    {
        _process = process;
        Latency = latency;
    }

    /// <summary>How many milliseconds it waits before each answer.</summary>
    public int Latency { get; }

    /// <summary>Starts a server whose listings have about so many issues.</summary>
    public static async Task<SandboxProcess> StartAsync(int issues, int latency = 0)
    {
        var port = FreePort();
        // Clients that follow the server's links have to end up here.
        string[] arguments =
        [
            Assembly(),
            "--issues", Text((int)(issues * SeededPerListed)),
            "--projects", "1",
            "--port", Text(port),
            "--link-host", $"http://127.0.0.1:{port}",
            "--latency", Text(latency),
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        Uri? url = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["Serving", "at", var address])
                url = new Uri(address);
            else if (words is ["Token", var token])
                return new(process, url!, token, latency);
        }

        throw new InvalidOperationException("The sandbox did not start.");
    }

    public override void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string Assembly()
    {
        // Built with this program, in the same configuration.
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            BuiltModule.Repository, "tests", "Sandbox", "bin", framework.Parent!.Name, framework.Name, "Sandbox.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

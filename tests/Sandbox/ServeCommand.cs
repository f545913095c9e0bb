using System.Runtime.InteropServices;

namespace SentryPS.Sandbox;

/// <summary>Serves until Ctrl+C, and says how to connect.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(SandboxOptions options)
    {
        await using var server = await SandboxServer.StartAsync(options);
        var organization = server.State.Read(state => state.Organizations[0].Slug);

        Console.WriteLine($"""
            Serving at {server.Url}
            Token      {server.Token}

            Import-Module {ModuleFolder.Path ?? "./out/SentryPS"}
            Connect-Sentry -Url {server.Url} -Token {server.Token} -Organization {organization}
            Get-SentryIssue -First 10

            Ctrl+C ends it.
            """);

        var end = new TaskCompletionSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await end.Task;
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }
}

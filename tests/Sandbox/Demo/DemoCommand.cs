using System.Text;

namespace SentryPS.Sandbox.Demo;

/// <summary>Starts a sandbox and runs a script against it.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(SandboxOptions options, string? script)
    {
        if (ModuleFolder.Path is not { } module)
        {
            await Console.Error.WriteLineAsync("The module has not been built: run dotnet build first.");
            return 1;
        }

        Console.OutputEncoding = Encoding.UTF8;
        await using var server = await SandboxServer.StartAsync(options);
        using var runner = new DemoRunner(Path.Combine(module, "SentryPS.psd1"), Console.Out);
        runner.SetVariable("SandboxUrl", server.Url.ToString());
        runner.SetVariable("SandboxToken", server.Token);

        script ??= Path.Combine(AppContext.BaseDirectory, "Demo", "demo.ps1");
        return runner.Run(await File.ReadAllTextAsync(script)) ? 0 : 1;
    }
}

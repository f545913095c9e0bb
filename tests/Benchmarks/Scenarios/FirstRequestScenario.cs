using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>
/// The first request of a session loads and compiles what all later ones use: RestSharp, the reader of JSON, and the
/// platform's own HTTP client.
/// </summary>
internal static class FirstRequestScenario
{
    private const string GetOne = "$one = Get-SentryIssue -Status All -First 1; 1";
    private const string InvokeOne =
        "$one = Invoke-RestMethod \"${root}api/0/organizations/acme/issues/?query=&limit=1\" -Headers @{ Authorization = \"Bearer $token\" }; 1";

    public static async Task RunAsync(Suite suite)
    {
        using var sandbox = await SandboxProcess.StartAsync(1_000);
        using var raw = new RawClient(sandbox);
        // The server's own first request is not the client's.
        await raw.ReadPageAsync(RawClient.Issues, "");

        var results = new List<Measurement>();
        foreach (var (name, script) in Contenders())
        {
            var first = new List<double>();
            var later = new List<double>();
            for (var round = 0; round <= suite.Options.Rounds; round++)
            {
                await using var worker = await PowerShellWorker.StartAsync(sandbox);
                first.Add((await worker.RunAsync(script)).Milliseconds);
                await worker.RunAsync(script);
                later.Add((await worker.RunAsync(script)).Milliseconds);
            }

            results.Add(Measurement.Of($"{name}, first", first.Skip(1)));
            results.Add(Measurement.Of($"{name}, third", later.Skip(1)));
        }

        suite.Report.AddComparison("First request", "One issue, in a fresh session each time, after import and Connect-Sentry.", results);
    }

    private static IEnumerable<(string Name, string Script)> Contenders()
    {
        yield return ("SentryPS", GetOne);
        if (Pwsh.IsAvailable)
            yield return ("Invoke-RestMethod", InvokeOne);
    }
}

using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>Listing issues from a server that costs nothing, so that the client is all that is measured.</summary>
internal static class PreparedScenario
{
    private const int Issues = 10_000;

    public static async Task RunAsync(Suite suite)
    {
        using var sandbox = await SandboxProcess.StartAsync(Issues);
        using var server = await PreparedServer.StartAsync(sandbox, RawClient.Issues);
        using var raw = new RawClient(server);
        var listing = await raw.CountAsync(RawClient.Issues);
        // An error ends the script, so the number stands for a listing that came to its end.
        var script = $"$ErrorActionPreference = 'Stop'; $null = Get-SentryIssue -Status All; {listing.Rows}";

        IReadOnlyList<Measurement> results;
        await using (var worker = await PowerShellWorker.StartAsync(server))
        {
            results = await Contest.RunAsync(suite.Options.Rounds, listing.Rows,
            [
                worker.Contender("SentryPS, into $null", script),
                raw.Contender("HttpClient, bytes only", RawClient.Issues, listing),
            ]);
        }

        var first = Measurement.Of("SentryPS, first listing of a session", await FirstListingsAsync(suite, server, script));
        suite.Report.AddComparison(
            $"{Figures.Count(Issues)} issues from a server that costs nothing",
            $"{listing.Pages} pages that were made beforehand, {Figures.Megabytes(listing.Bytes)} of JSON.",
            [.. results, first]);
        suite.Report.AtMost("10,000 issues into $null, warm, against raw bytes of a server that costs nothing", 1.5, results[0].Median / results[1].Median);
        suite.Report.AtMost("10,000 issues from such a server, first listing of a session", 250, first.Median, "ms");
    }

    private static async Task<List<double>> FirstListingsAsync(Suite suite, Server server, string script)
    {
        var times = new List<double>();
        for (var round = 0; round < suite.Options.Rounds; round++)
        {
            await using var worker = await PowerShellWorker.StartAsync(server);
            times.Add((await worker.RunAsync(script)).Milliseconds);
        }

        return times;
    }
}

using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>Listing issues in a session that has done so before.</summary>
internal static class ListingScenario
{
    private const int Many = 10_000;

    /// <summary>The client in node does not list more.</summary>
    private const int MostOfSentry = 1_000;

    public static async Task RunAsync(Suite suite)
    {
        foreach (var issues in (int[])[1_000, Many])
        {
            foreach (var latency in suite.Options.Latencies)
                await CompareAsync(suite, issues, latency);
        }
    }

    private static async Task CompareAsync(Suite suite, int issues, int latency)
    {
        using var sandbox = await SandboxProcess.StartAsync(issues, latency);
        using var raw = new RawClient(sandbox);
        await using var worker = await PowerShellWorker.StartAsync(sandbox);
        var listing = await raw.CountAsync(RawClient.Issues);

        List<Contender?> contenders =
        [
            worker.Contender("SentryPS", Scripts.GetIssues),
            raw.Contender("HttpClient, bytes only", RawClient.Issues, listing),
            Pwsh.IsAvailable ? worker.Contender("Invoke-RestMethod loop", Scripts.InvokeRestMethodLoop()) : null,
            suite.Clients.ListWithSentryCli(sandbox),
            issues <= MostOfSentry ? suite.Clients.ListWithSentry(sandbox) : null,
        ];
        var results = await Contest.RunAsync(suite.Options.Rounds, listing.Rows, [.. contenders.OfType<Contender>()]);
        suite.Report.AddComparison(
            $"{Figures.Count(issues)} issues, warm session, latency {latency} ms",
            $"{Figures.Count(listing.Rows)} issues on {listing.Pages} pages, {Figures.Megabytes(listing.Bytes)} of JSON. "
            + "The command line tools have no sessions: their times are those of whole processes.",
            results);

        if (issues == Many && latency == 0)
            AddTargets(suite.Report, results);
    }

    private static void AddTargets(Report report, IReadOnlyList<Measurement> results)
    {
        var (sentryPS, bytes) = (results[0].Median, results[1].Median);
        const string againstLoop = "10,000 issues, warm, against the Invoke-RestMethod loop";
        if (results.FirstOrDefault(result => result.Name.StartsWith("Invoke-RestMethod", StringComparison.Ordinal)) is { } loop)
            report.AtLeast(againstLoop, 10, loop.Median / sentryPS, "times faster");
        else
            report.NotMeasured(againstLoop, "needs pwsh");
        report.AtMost("10,000 issues, warm, against raw bytes through HttpClient", 2.0, sentryPS / bytes);
    }
}

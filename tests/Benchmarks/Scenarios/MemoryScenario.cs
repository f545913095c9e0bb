using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>What a listing needs while it runs, and what its objects need when they are kept.</summary>
internal static class MemoryScenario
{
    private const int Few = 1_000;
    private const int Many = 10_000;
    private const int VeryMany = 100_000;

    /// <summary>The heap once garbage is gone.</summary>
    private const string Heap = "[GC]::GetTotalMemory($true)";

    public static async Task RunAsync(Suite suite)
    {
        await MeasureObjectsAsync(suite.Report);
        await MeasurePeakAsync(suite);
    }

    private static async Task MeasureObjectsAsync(Report report)
    {
        using var sandbox = await SandboxProcess.StartAsync(Many);
        using var raw = new RawClient(sandbox);
        await using var worker = await PowerShellWorker.StartAsync(sandbox);
        var listing = await raw.CountAsync(RawClient.Issues);
        var json = (double)listing.Bytes / listing.Rows;

        await worker.RunAsync(Scripts.GetIssues);
        var allocated = (double)(await worker.RunAsync(Scripts.GetIssues)).AllocatedBytes / listing.Rows;
        await worker.RunAsync("$issues = $null");
        var before = (await worker.RunAsync(Heap)).Count;
        await worker.RunAsync(Scripts.GetIssues);
        var kept = (double)((await worker.RunAsync(Heap)).Count - before) / listing.Rows;

        var table = new Table("", "Bytes per issue", "Times its JSON");
        table.Add("JSON", Figures.Count((long)json), "1.0");
        table.Add("allocated by listing it, in the whole process", Figures.Count((long)allocated), Figures.Ratio(allocated / json));
        table.Add("kept in a variable", Figures.Count((long)kept), Figures.Ratio(kept / json));
        report.AddSection("Memory per issue", $"{Figures.Count(listing.Rows)} issues, warm session.", table);
        report.AtMost("Allocation per issue listed, of its JSON", 2.0, allocated / json);
        report.AtMost("10,000 issues in a variable, of their JSON", 2.5, kept / json);
    }

    private static async Task MeasurePeakAsync(Suite suite)
    {
        const string what = "Peak memory of a pipeline over 100,000 issues, of one over 10,000";
        var table = new Table("Issues in the pipeline", "Peak of the process", "Over an idle one");
        var peaks = new Dictionary<int, double>();
        foreach (var issues in (int[])[Few, Many, .. suite.Options.Full ? [VeryMany] : Array.Empty<int>()])
        {
            using var sandbox = await SandboxProcess.StartAsync(issues);
            await using var worker = await PowerShellWorker.StartAsync(sandbox);
            var idle = await PeakAsync(worker);
            await worker.RunAsync("$count = 0; Get-SentryIssue -Status All | ForEach-Object { $count++ }; $count");
            peaks[issues] = await PeakAsync(worker);
            table.Add(Figures.Count(issues), Figures.Megabytes(peaks[issues]), Figures.Megabytes(peaks[issues] - idle));
        }

        suite.Report.AddSection("Memory of a pipeline", "`Get-SentryIssue | ForEach-Object { … }` in a fresh process each.", table);
        if (suite.Options.Full)
            suite.Report.AtMost(what, 1.2, peaks[VeryMany] / peaks[Many]);
        else
            suite.Report.NotMeasured(what, "needs --full");
    }

    private static async Task<double> PeakAsync(PowerShellWorker worker) =>
        (await worker.RunAsync("[Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64")).Count;
}

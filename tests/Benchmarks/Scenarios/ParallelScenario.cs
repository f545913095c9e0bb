using System.Text.Json;
using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>Listings that need not be read one page after another, from a server that takes its time.</summary>
internal static class ParallelScenario
{
    private const int Latency = 80;
    private const int Pages = 100;
    private const int Slices = 4;

    public static async Task RunAsync(Suite suite)
    {
        using var sandbox = await SandboxProcess.StartAsync(10_000, Latency);
        using var raw = new RawClient(sandbox);
        await using var worker = await PowerShellWorker.StartAsync(sandbox);
        await CompareEventsAsync(suite, raw, worker);
        await CompareSlicesAsync(suite, raw, worker);
    }

    private static async Task CompareEventsAsync(Suite suite, RawClient raw, PowerShellWorker worker)
    {
        var (issue, path) = await FindBusyIssueAsync(raw);
        var listing = await raw.CountAsync(path, Pages);
        List<Contender> contenders =
        [
            worker.Contender("SentryPS", $"$events = Get-SentryEvent -Issue {issue} -First {listing.Rows}; $events.Count"),
            raw.Contender("HttpClient, bytes only, one page after another", path, listing),
        ];
        if (Pwsh.IsAvailable)
        {
            var loop = Scripts.InvokeRestMethodLoop(path).Replace("while ($cursor)", $"while ($cursor -and ++$pages -lt {Pages})", StringComparison.Ordinal);
            contenders.Add(worker.Contender("Invoke-RestMethod loop, one page after another", $"$pages = 0\n{loop}"));
        }

        var results = await Contest.RunAsync(suite.Options.Rounds, listing.Rows, contenders);
        suite.Report.AddComparison(
            $"{Figures.Count(listing.Rows)} events on {listing.Pages} pages, latency {Latency} ms", "Warm session.", results);
        suite.Report.AtLeast(
            $"{Pages} pages of events at {Latency} ms, against bytes of one page after another", 3.5, results[1].Median / results[0].Median, "times faster");
    }

    private static async Task CompareSlicesAsync(Suite suite, RawClient raw, PowerShellWorker worker)
    {
        var what = $"{Slices} slices at {Latency} ms, against one chain";
        if (!await worker.HasParameterAsync("Get-SentryIssue", "ThrottleLimit"))
        {
            suite.Report.NotMeasured(what, "Get-SentryIssue has no -ThrottleLimit");
            return;
        }

        var listing = await raw.CountAsync(RawClient.Issues);
        var results = await Contest.RunAsync(suite.Options.Rounds, listing.Rows,
        [
            worker.Contender(
                $"SentryPS, -ThrottleLimit {Slices}", $"$issues = Get-SentryIssue -Status All -ThrottleLimit {Slices}; $issues.Count"),
            worker.Contender("SentryPS, one chain", Scripts.GetIssues),
            raw.Contender("HttpClient, bytes only, one chain", RawClient.Issues, listing),
        ]);
        suite.Report.AddComparison(
            $"{Figures.Count(listing.Rows)} issues in {Slices} slices, latency {Latency} ms", "Warm session.", results);
        suite.Report.AtLeast(what, 3.0, results[1].Median / results[0].Median, "times faster");
    }

    /// <summary>An issue with enough events, and the path of their listing.</summary>
    private static async Task<(string Issue, string Path)> FindBusyIssueAsync(RawClient raw)
    {
        var (_, body) = await raw.ReadPageAsync($"{RawClient.Issues}&sort=freq", "");
        using var json = JsonDocument.Parse(body.ToArray());
        foreach (var issue in json.RootElement.EnumerateArray())
        {
            var id = issue.GetProperty("id").GetString()!;
            var path = $"organizations/{SandboxProcess.Organization}/issues/{id}/events/?per_page=100";
            var (_, lastPage) = await raw.ReadPageAsync(path, $"0:{(Pages - 1) * 100}:0");
            using var events = JsonDocument.Parse(lastPage);
            if (events.RootElement.GetArrayLength() == 100)
                return (id, path);
        }

        throw new InvalidOperationException("No issue of the sandbox has enough events.");
    }
}

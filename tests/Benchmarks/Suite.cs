using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Reporting;
using SentryPS.Benchmarks.Scenarios;

namespace SentryPS.Benchmarks;

/// <summary>All comparisons, and what they share.</summary>
internal sealed record Suite(BenchmarkOptions Options, NodeClients Clients, Report Report)
{
    private static readonly Dictionary<string, Func<Suite, Task>> s_scenarios = new()
    {
        ["listing"] = ListingScenario.RunAsync,
        ["prepared"] = PreparedScenario.RunAsync,
        ["cold"] = ColdScenario.RunAsync,
        ["memory"] = MemoryScenario.RunAsync,
        ["parallel"] = ParallelScenario.RunAsync,
        ["import"] = ImportScenario.RunAsync,
        ["first"] = FirstRequestScenario.RunAsync,
        ["bulk"] = BulkScenario.RunAsync,
    };

    public static async Task RunAsync(BenchmarkOptions options)
    {
        var names = options.Only.Count > 0 ? options.Only : [.. s_scenarios.Keys];
        if (names.FirstOrDefault(name => !s_scenarios.ContainsKey(name)) is { } unknown)
            throw new FormatException($"There is no scenario {unknown}.");

        var suite = new Suite(options, await NodeClients.InstallAsync(), new Report());
        foreach (var name in names)
            await s_scenarios[name](suite);

        var report = suite.Report.ToString(await Report.DescribeMachineAsync());
        Console.WriteLine(report);
        if (options.Only.Count == 0 || options.Output is not null)
            await ReportFile.WriteAsync("figures", report, options.Output);
    }
}

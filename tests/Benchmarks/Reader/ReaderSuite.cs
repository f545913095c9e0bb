using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Reader;

/// <summary>Runs the benchmarks of the reader over a page as the sandbox serves it.</summary>
internal static class ReaderSuite
{
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var page = await TakePageAsync();
        using var json = JsonDocument.Parse(page);
        var issues = json.RootElement.GetArrayLength();
        ReaderBenchmarks.Page = page;

        // In this process, since the reader is loaded from the built module, and so as it is shipped.
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(10))
            .AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "artifacts"));
        var summary = BenchmarkRunner.Run<ReaderBenchmarks>(config);

        var table = new Table("What", "Mean", "Error", "Allocated", "Times the JSON");
        foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
        {
            var name = report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');
            var statistics = report.ResultStatistics!;
            var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            var size = name.StartsWith("page", StringComparison.Ordinal) ? page.Length : (double)page.Length / issues;
            table.Add(
                name,
                Figures.Text($"{statistics.Mean / 1000:0.0} us"),
                Figures.Text($"{statistics.StandardError / 1000:0.0} us"),
                Figures.Kilobytes(allocated),
                Figures.Ratio(allocated / size));
        }

        var text = $"{await Report.DescribeMachineAsync()}\n\nA page of {issues} issues, {Figures.Kilobytes(page.Length)}.\n\n{table}";
        Console.WriteLine(text);
        await ReportFile.WriteAsync("reader", text, options.Output);
    }

    private static async Task<byte[]> TakePageAsync()
    {
        using var sandbox = await SandboxProcess.StartAsync(1_000);
        using var raw = new RawClient(sandbox);
        var (_, body) = await raw.ReadPageAsync(RawClient.Issues, "");
        return body.ToArray();
    }
}

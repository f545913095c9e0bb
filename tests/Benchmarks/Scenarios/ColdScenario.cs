using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;
using SentryPS.Tests;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>Listing issues as a script run by a scheduler does: the start of the process included.</summary>
internal static class ColdScenario
{
    public static async Task RunAsync(Suite suite)
    {
        await CompareAsync(suite, 10_000, "(Get-SentryIssue -Status All).Count", limit: 1.3);
        if (suite.Options.Full)
            await CompareAsync(suite, 100_000, "(Get-SentryIssue -Status All | Measure-Object).Count", limit: 1.0);
        else
            suite.Report.NotMeasured(What(100_000), "needs --full");
    }

    private static async Task CompareAsync(Suite suite, int issues, string count, double limit)
    {
        if (!Pwsh.IsAvailable)
        {
            suite.Report.NotMeasured(What(issues), "needs pwsh");
            return;
        }

        using var sandbox = await SandboxProcess.StartAsync(issues);
        using var raw = new RawClient(sandbox);
        var listing = await raw.CountAsync(RawClient.Issues);
        List<Contender?> contenders =
        [
            new("pwsh with SentryPS", async () =>
            {
                var result = await Pwsh.RunAsync($"Import-Module '{BuiltModule.Manifest}'; {count}", sandbox.Environment);
                return new(result.Milliseconds, long.Parse(result.LastLine, System.Globalization.CultureInfo.InvariantCulture));
            }),
            suite.Clients.ListWithSentryCli(sandbox),
        ];
        var results = await Contest.RunAsync(suite.Options.Rounds, listing.Rows, [.. contenders.OfType<Contender>()]);
        suite.Report.AddComparison(
            $"{Figures.Count(issues)} issues, whole process",
            $"{Figures.Count(listing.Rows)} issues on {listing.Pages} pages. pwsh starts, imports the module and runs `{count}`; sentry-cli prints them as a table.",
            results);
        if (results.Count > 1)
            suite.Report.AtMost(What(issues), limit, results[0].Median / results[1].Median);
        else
            suite.Report.NotMeasured(What(issues), "needs sentry-cli");
    }

    private static string What(int issues) => $"{Figures.Count(issues)} issues, whole process, against sentry-cli";
}

using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>Changing issues: in bulk requests from a pipeline, one by one, and with sentry-cli.</summary>
internal static class BulkScenario
{
    private const int Issues = 10_000;
    private const int SampleOfSingle = 200;
    private const int BatchOfSentryCli = 100;
    private const int SampleOfSentryCli = 1_000;

    /// <summary>The state changes with every turn, so that there is something to change each time.</summary>
    private const string Flip = "$status = if ($status -eq 'resolved') { 'unresolved' } else { 'resolved' }\n";

    public static async Task RunAsync(Suite suite)
    {
        foreach (var latency in (int[])[0, 20])
            await CompareAsync(suite, latency);
    }

    private static async Task CompareAsync(Suite suite, int latency)
    {
        using var sandbox = await SandboxProcess.StartAsync(Issues, latency);
        await using var worker = await PowerShellWorker.StartAsync(sandbox);
        var issues = (await worker.RunAsync(Scripts.GetIssues)).Count;

        var ids = (await worker.RunAsync("$issues.Id")).Text.Split(' ');
        List<Contender> contenders =
        [
            worker.Contender("Get-SentryIssue output | Set-SentryIssue", $"{Flip}$issues | Set-SentryIssue -Status $status -Confirm:$false; {issues}"),
        ];
        if (Pwsh.IsAvailable)
        {
            contenders.Add(new("Invoke-RestMethod, a PUT per issue", async () =>
                Scaled((await worker.RunAsync(Flip + SingleChanges)).Milliseconds, SampleOfSingle)));
        }

        if (suite.Clients.SentryCli is { } sentryCli)
        {
            contenders.Add(new($"sentry-cli issues resolve, {BatchOfSentryCli} ids per call", async () =>
                Scaled(await ResolveWithSentryCliAsync(sentryCli, sandbox, ids), SampleOfSentryCli)));
        }

        var results = await Contest.RunAsync(suite.Options.Rounds, issues, contenders);
        var requests = (await worker.RunAsync(
            Flip + "(@($issues | Set-SentryIssue -Status $status -Confirm:$false -Verbose 4>&1) -match '^PUT ').Count")).Count;
        suite.Report.AddComparison(
            $"{Figures.Count(issues)} issues changed, latency {latency} ms",
            $"SentryPS sent {Figures.Count(requests)} requests. Measured with {SampleOfSingle} issues for single requests and with "
            + $"{Figures.Count(SampleOfSentryCli)} for sentry-cli, and scaled up.",
            results);

        Turn Scaled(double milliseconds, int sample) => new(milliseconds * issues / sample, issues);

        if (latency == 0)
        {
            suite.Report.AtMost("Requests for 10,000 changes", 1 + ((issues - 1) / 100), requests, "requests");
            if (Pwsh.IsAvailable)
                suite.Report.AtLeast("10,000 changes, against a PUT per issue", 50, results[1].Median / results[0].Median, "times faster");
        }
    }

    private static string SingleChanges => $$"""
        $call = @{
            Method = 'Put'
            Headers = @{ Authorization = "Bearer $token" }
            ContentType = 'application/json'
            Body = "{`"status`":`"$status`"}"
        }
        foreach ($issue in $issues[0..{{SampleOfSingle - 1}}]) {
            $null = Invoke-RestMethod "${root}api/0/organizations/acme/issues/$($issue.Id)/" @call
        }
        {{SampleOfSingle}}
        """;

    private static async Task<double> ResolveWithSentryCliAsync(string program, SandboxProcess sandbox, IReadOnlyList<string> ids)
    {
        var milliseconds = 0.0;
        foreach (var batch in ids.Take(SampleOfSentryCli).Chunk(BatchOfSentryCli))
        {
            var result = await ChildProcess.RunAsync(
                program,
                ["issues", "resolve", "-o", SandboxProcess.Organization, "-p", SandboxProcess.Project, .. batch.SelectMany(id => new[] { "-i", id })],
                sandbox.Environment);
            milliseconds += result.Milliseconds;
        }

        return milliseconds;
    }
}

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
    private const string Turn = "$status = if ($status -eq 'resolved') { 'unresolved' } else { 'resolved' }\n";

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

        // What each of them does differs in number, so each is a comparison of its own, and they take turns in rounds.
        var bulk = new List<double>();
        var single = new List<double>();
        var cli = new List<double>();
        var ids = (await worker.RunAsync("$issues.Id")).Text.Split(' ');
        for (var round = 0; round <= suite.Options.Rounds; round++)
        {
            bulk.Add((await worker.RunAsync($"{Turn}$issues | Set-SentryIssue -Status $status -Confirm:$false; {issues}")).Milliseconds);
            if (Pwsh.IsAvailable)
                single.Add((await worker.RunAsync(Turn + SingleChanges)).Milliseconds);
            if (suite.Clients.SentryCli is not null)
                cli.Add(await ResolveWithSentryCliAsync(suite.Clients.SentryCli, sandbox, ids));
        }

        var results = new List<Measurement> { Measurement.Of("Get-SentryIssue output | Set-SentryIssue", bulk.Skip(1)) };
        if (single.Count > 0)
            results.Add(Measurement.Of("Invoke-RestMethod, a PUT per issue", single.Skip(1)).Times((double)issues / SampleOfSingle));
        if (cli.Count > 0)
            results.Add(Measurement.Of($"sentry-cli issues resolve, {BatchOfSentryCli} ids per call", cli.Skip(1)).Times((double)issues / SampleOfSentryCli));

        var requests = (await worker.RunAsync(
            Turn + "(@($issues | Set-SentryIssue -Status $status -Confirm:$false -Verbose 4>&1) -match '^PUT ').Count")).Count;
        suite.Report.AddComparison(
            $"{Figures.Count(issues)} issues changed, latency {latency} ms",
            $"SentryPS sent {Figures.Count(requests)} requests. Measured with {SampleOfSingle} issues for single requests and with "
            + $"{Figures.Count(SampleOfSentryCli)} for sentry-cli, and scaled up.",
            results);

        if (latency == 0)
        {
            suite.Report.AtMost("Requests for 10,000 changes", 1 + ((issues - 1) / 100), requests, "requests");
            if (single.Count > 0)
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

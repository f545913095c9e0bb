using SentryPS.Sandbox;
using SentryPS.Tests.Bulk;

namespace SentryPS.Tests.Storms;

/// <summary>
/// A fifth of all requests fails, some after they have had their effect: each issue ends as it was asked for, or there is
/// an error that names it.
/// </summary>
[Trait("Category", Soak.Category)]
public sealed class ChangeStormTests
{
    private const string FaultsThatPass = "429=3%,502=3%,503=2%,524=2%,502-after=3%,reset=3%,reset-after=4%";
    private const string AllFaults = "429=2%,500=3%,502=2%,503=2%,504=2%,500-after=3%,504-after=2%,reset=2%,reset-after=2%";

    private static readonly SandboxOptions s_options = new() { Issues = Soak.Size(800, 10_000) };

    [Fact]
    public async Task WhatPassesIsNoMatter()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null, "-MaximumRetryCount 8");
        var expected = session.IdsWhere(issue => issue.IsVisible && issue.Status == "unresolved").Count;
        session.Server.Faults.Storm(FaultsThatPass, seed: 1);

        var (summary, result) = session.Summarize("Get-SentryIssue | Set-SentryIssue -Status Resolved -Summary");

        result.AssertNoErrors();
        Assert.Equal((expected, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.Equal(expected, session.IdsOf("resolved").Count);
    }

    [Theory]
    [InlineData("$issues | Set-SentryIssue -Status Resolved", "resolved", 3)]
    [InlineData("$ids | Set-SentryIssue -Status Resolved", "resolved", 4)]
    [InlineData("$issues | Remove-SentryIssue -Force", "pending_deletion", 5)]
    public async Task WhatDoesNotPassIsNamed(string command, string status, int seed)
    {
        await using var session = await BulkSession.StartAsync(s_options);
        var issues = int.Parse(session.Texts("$issues.Count")[0], System.Globalization.CultureInfo.InvariantCulture);
        session.Server.Faults.Storm(AllFaults, seed);

        var (summary, result) = session.Summarize($"{command} -BatchSize 50 -Summary");

        Assert.Contains(session.Server.Requests.All, request => request.Status is 0 or 429 or >= 500);
        var named = session.IdsOf(result.Errors);
        Assert.Equal(named.Count, result.Errors.Count);
        Assert.Equal(issues, summary.Changed + summary.Failed);
        Assert.Equal(named.Count, summary.Failed);
        // One that was changed may be named where the server could not be asked about it; never the other way round.
        Assert.Subset(named, session.IdsWhere(issue => issue.IsVisible && issue.Status != status));
        Assert.All(result.Errors, error => Assert.IsType<SentryException>(error.Exception, exactMatch: false));
    }
}

using SentryPS.Sandbox;

namespace SentryPS.Tests.Bulk;

/// <summary>
/// Ten thousand issues of three projects from a listing by frequency. Most issues happen once or twice, so thousands tie,
/// and among ties the cursor is a count of rows: whoever changes rows meanwhile makes the listing skip others.
/// </summary>
public sealed class BulkScaleTests
{
    private const int Issues = 10_000;

    private static readonly SandboxOptions s_options = new() { Issues = Issues, Projects = 3 };

    [Fact]
    public async Task TenThousandTakeAHundredRequestsAndNoneIsMissed()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null);
        AssertTies(session);

        var (summary, result) = session.Summarize("Get-SentryIssue -Sort Events | Set-SentryIssue -Status Resolved -Summary");

        result.AssertNoErrors();
        Assert.Equal((Issues, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        Assert.InRange(session.Changes.Count, 100, 102);
        var sent = session.Changes.SelectMany(request => request.Values("id")).ToList();
        Assert.Equal(Issues, sent.Count);
        Assert.Equal(Issues, sent.Distinct().Count());
        Assert.Equal(Issues, session.IdsOf("resolved").Count);
        Assert.All(
            session.Server.State.Read(state => state.Organizations[0].Issues.Select(issue => issue.Activity.Count).ToList()),
            changes => Assert.Equal(1, changes));

        // The listing was over before the first change.
        var listed = session.Server.Requests.All.ToList().FindLastIndex(request => request.Method == "GET" && request.Values("group").Count == 0);
        Assert.True(listed < session.Server.Requests.All.ToList().FindIndex(request => request.Method == "PUT"));
        // Each batch is read back in one request, and nothing is looked up.
        Assert.Equal(session.Changes.Count, session.Server.Requests.All.Count(request => request.Values("group").Count > 0));
    }

    /// <summary>The price of -Streaming, which about_SentryPS_BulkChanges warns of: no error tells of the issues that the listing left out.</summary>
    [Fact]
    public async Task StreamingIntoAListingByFrequencyMissesIssues()
    {
        await using var session = await BulkSession.StartAsync(s_options, list: null);
        AssertTies(session);

        var (summary, result) = session.Summarize("Get-SentryIssue -Sort Events | Set-SentryIssue -Status Resolved -Streaming -Summary");

        result.AssertNoErrors();
        var missed = session.IdsOf("unresolved");
        Assert.InRange(missed.Count, 100, Issues / 2);
        Assert.Equal((Issues - missed.Count, 0, 0), (summary.Changed, summary.Skipped, summary.Failed));
        var sent = session.Changes.SelectMany(request => request.Values("id")).ToList();
        Assert.Equal(Issues - missed.Count, sent.Distinct().Count());
        Assert.Empty(missed.Intersect(sent));

        var methods = session.Server.Requests.All.Select(request => request.Method).ToList();
        Assert.True(methods.IndexOf("PUT") < methods.LastIndexOf("GET"));
    }

    private static void AssertTies(BulkSession session) =>
        Assert.True(session.Server.State.Read(state => state.Organizations[0].Issues.CountBy(issue => issue.Count).Max(count => count.Value)) > 2000);
}

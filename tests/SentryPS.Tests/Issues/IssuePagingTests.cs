using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>How Get-SentryIssue walks through pages: all that is wanted, nothing twice, and no request in vain.</summary>
public sealed class IssuePagingTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Fact]
    public void ListsEverythingOnceOverManyPages()
    {
        var issues = Run("Get-SentryIssue -Status All").Objects<SentryIssue>();

        Assert.Equal(ListedIds((_, _) => true), [.. issues.Select(issue => issue.Id)]);
        Assert.Equal(issues.Count, issues.Select(issue => issue.Id).Distinct().Count());
        Assert.Equal((issues.Count + 99) / 100, Session.Server.Requests.All.Count);
        var lastSeen = issues.Select(issue => issue.LastSeen).ToList();
        Assert.Equal(lastSeen.OrderDescending(), lastSeen);
    }

    [Fact]
    public void TakesOnlyTheCursorFromTheLinkAndKeepsTheRestOfTheQuery()
    {
        // The sandbox's links lead to another host, as those of real servers often do.
        Run("Get-SentryIssue -Status All -Environment production, staging").AssertNoErrors();

        var requests = Session.Server.Requests.All;
        Assert.True(requests.Count > 1);
        Assert.DoesNotContain("cursor", requests[0].QueryLine());
        Assert.All(requests.Skip(1), request => Assert.Equal(
            $"{requests[0].QueryLine()}&cursor={Assert.Single(request.Values("cursor"))}", request.QueryLine()));
        Assert.Equal(requests.Count, requests.Select(request => request.QueryLine()).Distinct().Count());
    }

    [Theory]
    [InlineData("-First 0", 0, "")]
    [InlineData("-First 1", 1, "1")]
    [InlineData("-First 99", 99, "99")]
    [InlineData("-First 100", 100, "100")]
    [InlineData("-First 101", 101, "100 100")]
    [InlineData("-First 200", 200, "100 100")]
    [InlineData("-First 201", 201, "100 100 100")]
    [InlineData("-Skip 3 -First 5", 5, "8")]
    [InlineData("-Skip 99 -First 1", 1, "100")]
    [InlineData("-Skip 100 -First 1", 1, "100 100")]
    public void AsksForNoMoreThanIsWanted(string parameters, int count, string limits)
    {
        var issues = Run($"Get-SentryIssue -Status All {parameters}").Objects<SentryIssue>();

        Assert.Equal(count, issues.Count);
        Assert.Equal(limits, string.Join(' ', Session.Server.Requests.All.Select(request => request.Values("limit").Single())));
    }

    [Theory]
    [InlineData("-First 200", 2)]
    [InlineData("-First 201", 3)]
    public void ReadsAheadOnlyWhatIsWanted(string parameters, int requests)
    {
        // The second page comes slowly enough for the request of a third one to arrive while it is read.
        var third = new TaskCompletionSource();
        Session.Server.Faults.Next(request => request.Values("cursor").Count > 0, async (context, next) =>
        {
            var wire = context.Response.Body;
            using var body = new MemoryStream();
            context.Response.Body = body;
            await next(context);
            context.Response.Body = wire;
            await wire.FlushAsync(context.RequestAborted);
            await Task.WhenAny(third.Task, Task.Delay(300, context.RequestAborted));
            await wire.WriteAsync(body.ToArray(), context.RequestAborted);
        });
        Session.Server.Faults.Next(request => request.Values("cursor").Count > 0, (context, next) =>
        {
            third.TrySetResult();
            return next(context);
        });

        Run($"Get-SentryIssue -Status All {parameters}").AssertNoErrors();

        Assert.Equal(requests, Session.Server.Requests.All.Count);
        Assert.Equal(requests > 2, third.Task.IsCompleted);
    }

    [Fact]
    public async Task AsksForThePagesAheadWhileThePipelineIsBusy()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 1000 });
        using var asked = new CountdownEvent(5);
        session.Server.Faults.Next(
            (context, next) =>
            {
                asked.Signal();
                return next(context);
            },
            times: 5);
        session.Shell.Set("asked", asked);

        // The first object of the third page does not leave the pipeline before two more pages have been asked for, the
        // second of which only the answer to the first can name.
        var output = session.Run("Get-SentryIssue -Status All | ForEach-Object { if (++$n -eq 201) { $asked.Wait(10000) } }").Output;

        Assert.Equal(true, Assert.Single(output).BaseObject);
    }

    [Fact]
    public void SkipsFromTheBeginning()
    {
        var all = Run("Get-SentryIssue -Status All").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

        Assert.Equal(all.Skip(120), Run("Get-SentryIssue -Status All -Skip 120").Objects<SentryIssue>().Select(issue => issue.Id));
        Assert.Equal(all.Skip(95).Take(10), Run("Get-SentryIssue -Status All -Skip 95 -First 10").Objects<SentryIssue>().Select(issue => issue.Id));
        Assert.Empty(Run("Get-SentryIssue -Status All -Skip 100000").Objects<SentryIssue>());
    }

    [Fact]
    public void CountsBeforeTheFirstIssueAndCallsItAnEstimate()
    {
        var output = Run("Get-SentryIssue -Status All -First 2 -IncludeTotalCount").Output;

        Assert.Equal(3, output.Count);
        Assert.Equal((ulong)ListedIds((_, _) => true).Count, output[0].BaseObject);
        Assert.Equal(0.5, output[0].Properties["Accuracy"].Value);
        Assert.All(output.Skip(1), item => Assert.IsType<SentryIssue>(item.BaseObject));
    }

    [Fact]
    public void CountsWithoutListing()
    {
        var output = Run("Get-SentryIssue -Status All -First 0 -IncludeTotalCount").Output;

        Assert.Equal((ulong)ListedIds((_, _) => true).Count, Assert.Single(output).BaseObject);
        Assert.Equal("query=&limit=1", Session.Server.Requests.Single("GET").QueryLine());
    }

    [Fact]
    public void SaysSoWhereTheServerDoesNotCount()
    {
        Session.Server.Faults.Next(Wire.Json("[]"));

        var total = Assert.Single(Run("Get-SentryIssue -IncludeTotalCount").Output);

        Assert.Equal(0.0, total.Properties["Accuracy"].Value);
    }

    [Fact]
    public async Task SendsOneRequestWhereTheScriptStopsInTheFirstPage()
    {
        // A sandbox of its own: a page that another test asked for ahead may still be on its way to the shared one.
        await using var session = await SandboxSession.StartAsync();

        var issues = session.Run("foreach ($once in 1) { Get-SentryIssue -Status All | ForEach-Object { $_; if (++$n -eq 5) { break } } }").Objects<SentryIssue>();

        Assert.Equal(5, issues.Count);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task GoesOnAfterShortAndEmptyPages()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 450, ShortPages = true });
        session.Server.State.Change(state =>
        {
            // The hundred issues that were seen last leave the first page without a row.
            foreach (var issue in state.Organizations[0].Issues.OrderByDescending(issue => issue.LastSeen).Take(120))
            {
                issue.Status = "resolved";
            }
        });
        var expected = session.Server.ListedIds((_, issue) => issue.Status == "unresolved");

        var ids = session.Run("Get-SentryIssue").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

        Assert.Equal(expected, [.. ids]);
        Assert.Equal(expected.Count, ids.Count);
        session.Server.Requests.Clear();
        Assert.Single(session.Run("Get-SentryIssue -First 1").Objects<SentryIssue>());
        Assert.True(session.Server.Requests.All.Count > 1);
    }

    [Fact]
    public void StopsWhereTheServerTurnsInACircle()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"id":"1"}]""", Wire.NextLink("0:100:0")), times: 2);

        var result = Run("Get-SentryIssue");

        result.SingleError().AssertIs("SentryCursorRepeated", ErrorCategory.InvalidResult);
        Assert.Single(result.Output);
        Assert.Equal(2, Session.Server.Requests.All.Count);
    }

    [Fact]
    public void ReportsAPageThatFailsAfterThoseBeforeIt()
    {
        Session.Server.Faults.Next(request => request.Values("cursor").Count > 0, Sandbox.Faults.FaultKinds.InternalError("abc"));

        var result = Run("Get-SentryIssue -Status All");

        result.SingleError().AssertIs("SentryServerError", ErrorCategory.ResourceUnavailable);
        Assert.Equal(100, result.Output.Count);
    }
}

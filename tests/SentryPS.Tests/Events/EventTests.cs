using System.Management.Automation;
using SentryPS.Sandbox.Modes;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Events;

/// <summary>Get-SentryEvent: the requests it sends and the events it makes of the answers.</summary>
public sealed class EventTests : SharedSandboxTests
{
    private readonly Issue _issue;
    private readonly string _events;

    public EventTests(SharedSandbox shared)
        : base(shared)
    {
        // The one with the most events that is fresh and whose events lie within the ninety days that are listed.
        _issue = Session.Server.State.Read(state => state.Organizations[0].Issues
            .Where(issue => issue.IsVisible && issue.Count is > 250 and < 5000 && issue.FirstSeen > state.Now.AddDays(-85))
            .MinBy(issue => issue.Count)!);
        _events = $"organizations/acme/issues/{_issue.Id}/events/";
        Session.Shell.Set("id", Wire.IdOf(_issue));
    }

    [Theory]
    [InlineData("", "per_page=100")]
    [InlineData("-First 7", "per_page=7")]
    [InlineData("-First 7 -Skip 3", "per_page=10")]
    [InlineData("-Full -First 2", "full=true&per_page=2")]
    [InlineData("-Environment production -First 1", "environment=production&per_page=1")]
    [InlineData("-Environment production, staging -First 1", "environment=production&environment=staging&per_page=1")]
    [InlineData("-StatsPeriod 14d -First 1", "statsPeriod=14d&per_page=1")]
    [InlineData("-Query 'server_name:web-01' -First 1", "query=server_name:web-01&per_page=1")]
    [InlineData("-Query ' ' -First 1", "per_page=1")]
    [InlineData("-Start '2026-11-01T12:00:00+02:00' -End '2026-11-02Z' -First 1", "start=2026-11-01T10:00:00Z&end=2026-11-02T00:00:00Z&per_page=1")]
    public void AsksForWhatTheParametersSay(string parameters, string query)
    {
        Run($"Get-SentryEvent $id {parameters}").AssertNoErrors();

        Assert.Equal($"GET {_events}?{query}", Session.Server.Requests.Lines()[0]);
    }

    [Theory]
    [InlineData("-Latest", "latest/")]
    [InlineData("-Oldest", "oldest/")]
    [InlineData("-Recommended", "recommended/")]
    [InlineData("-Latest -Environment production", "latest/?environment=production")]
    public void AsksForOneByItsName(string parameters, string path)
    {
        Session.Server.Faults.Next(Wire.Json("""{"eventID":"e1"}"""));

        Assert.Equal("e1", Run($"Get-SentryEvent $id {parameters}").Single<SentryEvent>().Id);
        Assert.Equal($"GET {_events}{path}", Session.Server.Requests.Lines().Single());
    }

    [Fact]
    public void GetsOneByItsIdInEitherForm()
    {
        var expected = Session.Server.State.Read(_ => new IssueEvents(_issue).At(3));
        var withDashes = Guid.Parse(expected.Id).ToString("D").ToUpperInvariant();

        var events = Run($"Get-SentryEvent $id -EventId {expected.Id}; Get-SentryEvent $id -EventId {withDashes}").Objects<SentryEvent>();

        Assert.Equal([expected.Id, expected.Id], events.Select(item => item.Id));
        Assert.All(Session.Server.Requests.Lines(), line => Assert.Equal($"GET {_events}{expected.Id}/", line));
    }

    [Theory]
    [InlineData("-EventId latest")]
    [InlineData("-EventId abc")]
    [InlineData("-EventId '0123456789abcdef0123456789abcdeg'")]
    [InlineData("-EventId '../0123456789abcdef0123456789abcdef'")]
    [InlineData("-EventId '{01234567-89ab-cdef-0123-456789abcdef}'")]
    public void RefusesWhatIsNoIdOfAnEvent(string parameters)
    {
        Run($"Get-SentryEvent $id {parameters}").AssertParameterRefused("32 hexadecimal digits");

        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-Start '2026-01-01Z'")]
    [InlineData("-Start '2026-01-01Z' -End '2026-01-02Z' -StatsPeriod 24h")]
    public void RefusesHalfAPeriodBeforeTheWire(string parameters)
    {
        Run($"Get-SentryEvent $id {parameters}").SingleError().AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-Latest -Oldest")]
    [InlineData("-Latest -Full")]
    [InlineData("-Latest -StatsPeriod 24h")]
    public void RefusesWhatExcludesEachOther(string parameters) =>
        Assert.Equal("AmbiguousParameterSet", Run($"Get-SentryEvent $id {parameters}").SingleError().FullyQualifiedErrorId.Split(',')[0]);

    [Fact]
    public void ListsAllEventsOnceNewestFirst()
    {
        var events = Run("Get-SentryEvent $id").Objects<SentryEvent>();

        var expected = Session.Server.State.Read(_ => Enumerable.Range(0, (int)_issue.Count).Select(index => new IssueEvents(_issue).At(index)).ToList());
        Assert.Equal(expected.Select(item => item.Id), events.Select(item => item.Id));
        Assert.Equal(expected.Select(item => item.DateCreated.LocalDateTime), events.Select(item => item.DateCreated!.Value));
        // Pages are asked for ahead, so some may come after the last; none is asked for twice.
        var pages = (_issue.Count + 99) / 100;
        Assert.InRange(Session.Server.Requests.All.Count, pages, pages + 4);
        Assert.Equal(Session.Server.Requests.All.Count, Session.Server.Requests.All.Select(request => request.QueryString).Distinct().Count());
        Assert.All(Session.Server.Requests.All.Skip(1), request => Assert.Matches("^0:[0-9]+:0$", request.Values("cursor").Single()));
    }

    [Fact]
    public void ListsAllEventsWhereTheClockOfAProxyLags()
    {
        Session.Server.Faults.Become(ServerModes.LaggingClock(TimeSpan.FromDays(3)));

        Assert.Equal(_issue.Count, Run("Get-SentryEvent $id").Objects<SentryEvent>().Count);
    }

    [Theory]
    [InlineData("Get-SentryEvent $id -Start ([datetime]::MinValue) -End ([datetime]::MaxValue)")]
    [InlineData("Get-SentryEvent $id -Start 1969-12-31 -End 2026-01-01")]
    [InlineData("Get-SentryIssue -FirstSeenAfter ([datetime]::MinValue)")]
    [InlineData("Get-SentryIssue -FirstSeenBefore ([datetime]::MaxValue)")]
    [InlineData("Get-SentryIssue -LastSeenAfter 0001-01-05")]
    [InlineData("Get-SentryIssue -LastSeenBefore 9999-12-30")]
    public void RefusesTimesBeyondReckoning(string script)
    {
        Run(script).AssertParameterRefused("beyond what Sentry reckons with");

        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("Get-SentryEvent $id -StatsPeriod 999999d")]
    [InlineData("Get-SentryIssue -StatsPeriod 999999w")]
    public void RefusesPeriodsBeyondReckoning(string script)
    {
        Run(script).AssertParameterRefused("The longest period is 10000d");

        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void StopsAtTheLastPageThatIsWanted()
    {
        Assert.Equal(150, Run("Get-SentryEvent $id -First 150").Objects<SentryEvent>().Count);
        Assert.Equal(2, Session.Server.Requests.All.Count);
    }

    [Fact]
    public void ReadsRowsLikeTheirState()
    {
        var rows = Run("Get-SentryEvent $id -First 20").Objects<SentryEvent>();

        for (var index = 0; index < rows.Count; index++)
        {
            var (row, state) = (rows[index], Session.Server.State.Read(_ => new IssueEvents(_issue).At(index)));
            Assert.Equal((state.Id, _issue.Title, _issue.Type), (row.Id, row.Title, row.Type));
            Assert.Equal(state.Tags.ToDictionary(tag => tag.Key, tag => tag.Value), row.Tags.ToDictionary(tag => tag.Key, tag => tag.Value!));
            Assert.Equal((_issue.Level, state.Environment, state.Release?.Version), (row.Level, row.Environment, row.Release));
            Assert.Equal((state.User?.Email, state.User?.Address), (row.UserEmail, row.UserIPAddress));
            // The rows of a listing do not say which issue they are of.
            Assert.Null(row.Raw["groupID"]);
            Assert.Equal((Wire.IdOf(_issue), Wire.IdOf(_issue.Project), "acme"), (row.IssueId, row.ProjectId, row.Organization));
            Assert.Empty(row.Entries);
            Assert.Empty(row.Contexts);
            Assert.Null(row.DateReceived);
            Assert.Equal(row.Id, row.ToString());
        }
    }

    [Fact]
    public void ReadsWholeEvents()
    {
        foreach (var script in new[] { "Get-SentryEvent $id -Full -First 1", "Get-SentryEvent $id -Latest" })
        {
            var item = Run(script).Single<SentryEvent>();

            Assert.NotEmpty(item.Entries);
            Assert.NotEmpty(item.Contexts);
            Assert.NotNull(item.DateReceived);
            Assert.True(item.Size > 0);
            Assert.Equal(Wire.IdOf(_issue), item.IssueId);
        }
    }

    [Fact]
    public void LeadsFromOneEventToItsNeighbours()
    {
        var latest = Run("Get-SentryEvent $id -Latest").Single<SentryEvent>();
        var before = Run($"Get-SentryEvent $id -EventId {latest.PreviousEventId}").Single<SentryEvent>();

        Assert.Null(latest.NextEventId);
        Assert.Equal(latest.Id, before.NextEventId);
        Assert.Null(Run("Get-SentryEvent $id -Oldest").Single<SentryEvent>().PreviousEventId);
    }

    [Fact]
    public void TakesTheFirstOfTagsWithTheSameKeyAndSkipsWhatIsNone()
    {
        Session.Server.Faults.Next(Wire.Json("""[{"eventID":"e","tags":[{"key":"a","value":"1"},{"key":"a","value":"2"},{"key":"A","value":null},{"value":"x"},null,7,{"key":"level","value":"fatal"}],"user":{"id":5,"ip_address":"::1"}}]"""));

        var item = Run("Get-SentryEvent 42").Single<SentryEvent>();

        Assert.Equal([("A", null), ("a", "1"), ("level", "fatal")], item.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value)));
        Assert.Equal("fatal", item.Level);
        Assert.Null(item.Environment);
        Assert.Equal("5", item.User);
        Assert.Equal("42", item.IssueId);
    }

    [Fact]
    public void TakesIssuesFromThePipelineAndLimitsEach()
    {
        var events = Run("Get-SentryIssue -First 3 | Get-SentryEvent -First 1").Objects<SentryEvent>();

        Assert.Equal(3, events.Select(item => item.IssueId).Distinct().Count());
        Assert.Equal(
            events.Select(item => $"GET organizations/acme/issues/{item.IssueId}/events/?per_page=1"),
            Session.Server.Requests.Lines().Skip(1));
    }

    [Fact]
    public void LeadsBackToTheIssue()
    {
        var issues = Run("Get-SentryEvent $id -First 2 | Get-SentryIssue; Get-SentryEvent $id -Oldest | Get-SentryIssue").Objects<SentryIssue>();

        Assert.Equal([_issue.ShortId, _issue.ShortId, _issue.ShortId], issues.Select(issue => issue.ShortId));
    }

    [Fact]
    public void ReportsEachIssueThatIsMissingAndGoesOn()
    {
        var result = Run("1, $id, 2 | Get-SentryEvent -Latest");

        Assert.Single(result.Output);
        Assert.Equal(["1", "2"], result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.All(result.Errors, error => error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound));
    }

    [Fact]
    public void ReportsAnEventThatIsNotThere()
    {
        var error = Run("Get-SentryEvent $id -EventId 00000000000000000000000000000000").SingleError();

        error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
        Assert.Equal(404, ((SentryApiException)error.Exception).StatusCode);
    }

    [Fact]
    public void SendsNothingForTheUrlOfAnotherServer()
    {
        Run("Get-SentryEvent https://sentry.example.com/organizations/acme/issues/42/ -Latest").SingleError()
            .AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }
}

using System.Management.Automation;
using SentryPS.Connection;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Watch-SentryIssue. Between two looks something happens on the server, and no time passes.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private SandboxSession _session = null!;
    private ScriptedClock _clock = null!;

    public async ValueTask InitializeAsync()
    {
        _session = await SandboxSession.StartAsync(new() { Issues = 250 }, connectParameters: "-MaximumRetryCount 0");
        var connection = (SentryConnection)_session.Run("Get-SentryConnection").Output.Single().BaseObject;
        connection.Clock = _clock = new();
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public void EmitsWhatIsNewRegressedOrEscalatingOnce()
    {
        var (regressed, escalating, ongoing) = (Open(0), Open(1), Open(2));
        _clock.Between(
            () =>
            {
                Touch(regressed, "regressed");
                Touch(ongoing, "ongoing");
            },
            () => { },
            () =>
            {
                Touch(regressed, "regressed");
                Touch(escalating, "escalating");
            });

        var issues = Run("Watch-SentryIssue -Timeout 150").Objects<SentryIssue>();

        Assert.Equal([Wire.IdOf(regressed), Wire.IdOf(escalating)], issues.Select(issue => issue.Id));
    }

    [Fact]
    public void EmitsAnIssueThatDidNotExistBefore()
    {
        var issue = Open(0);
        // To a listing that begins now, an issue with this first event is new; before, the filter left it out.
        Change(() => issue.Status = "resolved");
        _clock.Between(() =>
        {
            issue.Status = "unresolved";
            issue.FirstSeen = _session.Server.State.Now;
            Touch(issue, "new");
        });

        Assert.Equal(Wire.IdOf(issue), Run("Watch-SentryIssue -Timeout 70").Single<SentryIssue>().Id);
    }

    [Fact]
    public void EndsWhenNobodyWantsMore()
    {
        _clock.Between(() => Touch(Open(0), "regressed"));

        Run("foreach ($once in 1) { Watch-SentryIssue | ForEach-Object { $_; break } }").Single<SentryIssue>();
    }

    [Fact]
    public void MissesNothingWhileTheServerIsAway()
    {
        var issue = Open(0);
        _clock.Between(
            () =>
            {
                Touch(issue, "regressed");
                _session.Server.Faults.Next(FaultKinds.Html(502, "Bad Gateway"), times: 2);
            });

        var result = Run("Watch-SentryIssue -Timeout 100");

        Assert.Equal(Wire.IdOf(issue), result.Single<SentryIssue>().Id);
        Assert.All(result.Warnings, warning => Assert.Contains("goes on", warning));
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void MissesNothingWhereAListingBreaksOff()
    {
        // So many that they take two pages, of which the second one fails at first.
        _clock.Between(() =>
        {
            foreach (var issue in _session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved").Take(110))
                Touch(issue, "escalating");
            _session.Server.Faults.Next(request => request.Values("cursor").Count > 0, FaultKinds.Html(502, "Bad Gateway"));
        });

        var issues = Run("Watch-SentryIssue -Timeout 100 -WarningAction Ignore").Objects<SentryIssue>();

        Assert.Equal(110, issues.Select(issue => issue.Id).Distinct().Count());
        Assert.Equal(110, issues.Count);
    }

    [Fact]
    public void EndsWhereTheTokenIsNoLongerValid()
    {
        _clock.Between(() => _session.Server.Faults.Next(FaultKinds.Answer(401, """{"detail":"Invalid token"}""")));

        Assert.Equal(ErrorCategory.AuthenticationError, Run("Watch-SentryIssue").SingleError().CategoryInfo.Category);
    }

    [Fact]
    public void AsksForWhatTheFiltersSay()
    {
        Run("Watch-SentryIssue -Level Fatal -Environment production -Timeout 5 -Interval 5").AssertNoErrors();

        Assert.All(
            _session.Server.Requests.Lines(),
            line => Assert.Equal("GET organizations/acme/issues/?environment=production&query=is:unresolved level:fatal&sort=date&limit=100", line));
    }

    [Fact]
    public void ChangesWhatComesWhileItWatches()
    {
        var issue = Open(0);
        string? status = null;
        _clock.Between(() => Touch(issue, "regressed"), () => status = issue.Status);

        Run("Watch-SentryIssue -Timeout 100 | Set-SentryIssue -Status Resolved -Streaming -BatchSize 1").AssertNoErrors();

        Assert.Equal("resolved", status);
    }

    private ShellResult Run(string script) => _session.Run(script);

    private Issue Open(int index) =>
        _session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved" && issue.Substatus == "ongoing")[index];

    private void Change(Action change) => _session.Server.State.Change(_ => change());

    private void Touch(Issue issue, string substatus) => Change(() =>
    {
        issue.Substatus = substatus;
        issue.LastSeen = _session.Server.State.Now;
    });

    /// <summary>Time passes when somebody waits, and then the next thing happens.</summary>
    private sealed class ScriptedClock : Clock
    {
        private readonly Queue<Action> _between = new();
        private DateTime _now = DateTime.UtcNow;

        public override DateTime UtcNow => _now;

        public void Between(params Action[] actions) => Array.ForEach(actions, _between.Enqueue);

        public override Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            _now += delay;
            if (_between.TryDequeue(out var action))
                action();
            return Task.CompletedTask;
        }
    }
}

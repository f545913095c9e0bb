using System.Management.Automation;
using System.Text.Json.Nodes;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Changes;

/// <summary>How Set-SentryIssue and Remove-SentryIssue reach the server, and the state in which they leave it.</summary>
public sealed class IssueChangeTests
{
    [Fact]
    public async Task ChangesIssuesFromThePipelineInOneRequestOfAProject()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 60, Projects = 1 });
        var (ids, project) = Visible(session, count: 30);

        session.Run($"{List(ids)} | Get-SentryIssue | Set-SentryIssue -Status Resolved").AssertNoErrors();

        var change = Assert.Single(session.Server.Requests.Changes());
        Assert.Equal(("PUT", "/api/0/organizations/acme/issues/"), (change.Method, change.Path));
        AssertAddressed(change, ids, project);
        Assert.All(ids, id => Assert.Equal("resolved", StatusOf(session, id)));
    }

    [Fact]
    public async Task ChangesOnlyWhatWasNamed()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 60 });
        var before = Snapshot(session);
        var target = session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved")[3];

        session.Run($"Set-SentryIssue {target.Id} -Status Resolved -Priority High").AssertNoErrors();

        var changed = Snapshot(session).Where(pair => before[pair.Key] != pair.Value).Select(pair => pair.Key);
        Assert.Equal([target.Id], changed);
    }

    [Fact]
    public async Task SendsARequestPerProjectAndOrganizationInTheOrderOfTheInput()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 30 });

        session.Run("""
            $all = @(Get-SentryIssue -Status All) + @(Get-SentryIssue -Organization globex -Status All)
            $all | Set-SentryIssue -Priority Low
            """).AssertNoErrors();

        var changes = session.Server.Requests.Changes();
        Assert.Equal(
            ["acme backend", "acme frontend", "acme mobile", "globex portal"],
            changes.Select(change => $"{change.Path.Split('/')[4]} {ProjectOf(session, change)}").Order(StringComparer.Ordinal));
        foreach (var change in changes)
        {
            var expected = session.Server.State.Read(state => state.Organization(change.Path.Split('/')[4]).Issues
                .Where(issue => issue.IsVisible && issue.LastSeen > state.Now.AddDays(-90) && Wire.IdOf(issue.Project) == change.Values("project").Single())
                .Select(Wire.IdOf).ToHashSet());
            Assert.Equal(expected, [.. change.Values("id")]);
            Assert.Equal($"issue.id:[{string.Join(",", change.Values("id"))}]", change.Values("query").Single());
        }

        Assert.All(
            session.Server.State.Read(state => state.Organizations.SelectMany(organization => organization.Issues)
                .Where(issue => issue.IsVisible && issue.LastSeen > state.Now.AddDays(-90)).ToList()),
            issue => Assert.Equal("low", issue.Priority));
    }

    [Fact]
    public async Task SendsNoMoreIssuesAtOnceThanAsked()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 60, Projects = 1 });
        var (ids, _) = Visible(session, count: 25);

        session.Run($"{List(ids)} | Get-SentryIssue | Set-SentryIssue -Priority High -BatchSize 10 -ThrottleLimit 1").AssertNoErrors();

        var changes = session.Server.Requests.Changes();
        Assert.Equal([10, 10, 5], changes.Select(change => change.Values("id").Count));
        Assert.Equal(ids, changes.SelectMany(change => change.Values("id")));
    }

    [Fact]
    public async Task ChangesAnIssueOnceHoweverOftenAndInWhateverFormItIsNamed()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 });
        var issue = session.Server.IssuesWhere(issue => issue.IsVisible)[0];

        session.Run($$"""
            {{issue.Id}}, '{{issue.ShortId}}', "${url}organizations/acme/issues/{{issue.Id}}/", {{issue.Id}}, (Get-SentryIssue {{issue.Id}}) |
                Set-SentryIssue -Status Unresolved
            """).AssertNoErrors();

        Assert.Equal([Wire.IdOf(issue)], Assert.Single(session.Server.Requests.Changes()).Values("id"));
    }

    [Fact]
    public async Task LooksUpTheProjectOfBareIdsAHundredAtATime()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 150, Projects = 1 });
        var (ids, project) = Visible(session, count: 120);

        session.Run($"{List(ids)} | Set-SentryIssue -Priority Low -ThrottleLimit 1").AssertNoErrors();

        // Once for the project, and once to see that the change is there.
        Assert.Equal([100, 20, 100, 20], session.Server.Requests.All.Where(request => request.Method == "GET").Select(request => request.Values("group").Count));
        Assert.All(session.Server.Requests.Changes(), change => Assert.Equal([project], change.Values("project")));
        Assert.Equal(ids, session.Server.Requests.Changes().SelectMany(change => change.Values("id")));
    }

    [Fact]
    public async Task LooksUpShortIds()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20 });
        var issue = session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved")[0];

        session.Run($"Set-SentryIssue {issue.ShortId} -Status Resolved").AssertNoErrors();

        AssertAddressed(Assert.Single(session.Server.Requests.Changes()), [Wire.IdOf(issue)], Wire.IdOf(issue.Project));
        Assert.Equal("resolved", StatusOf(session, Wire.IdOf(issue)));
    }

    [Theory]
    [InlineData("Set-SentryIssue -Priority Low")]
    [InlineData("Remove-SentryIssue -Force")]
    public async Task ReportsWhatIsNotThereAndChangesTheOthers(string command)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20 });
        var issues = session.Server.IssuesWhere(issue => issue.IsVisible);

        var result = session.Run($"{issues[0].Id}, 1, 'BACKEND-ZZZZ', '{issues[1].ShortId}', 2 | {command}");

        Assert.Null(result.Failure);
        Assert.Equal(["1", "2", "BACKEND-ZZZZ"], result.Errors.Select(error => error.TargetObject.ToString()!).Order(StringComparer.Ordinal));
        Assert.All(result.Errors, error => error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound));
        Assert.Equal(
            [Wire.IdOf(issues[0]), Wire.IdOf(issues[1])],
            session.Server.Requests.Changes().SelectMany(change => change.Values("id")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ReportsIssuesThatVanishedSinceTheyWereListed()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 });
        session.Run("$issues = Get-SentryIssue -Status All -First 2").AssertNoErrors();
        session.Server.State.Change(state =>
        {
            foreach (var issue in state.Organizations[0].Issues)
            {
                issue.Status = "pending_deletion";
            }
        });

        var result = session.Run("$issues | Set-SentryIssue -Status Resolved -PassThru");

        Assert.Empty(result.Output);
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound));
    }

    [Fact]
    public async Task SendsNothingWithoutInput()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20 });

        session.Run("@() | Set-SentryIssue -Status Resolved; @() | Remove-SentryIssue -Force; Get-SentryIssue -First 0 | Set-SentryIssue -Unassigned").AssertNoErrors();

        Assert.Empty(session.Server.Requests.All);
    }

    [Fact]
    public async Task NeverAddressesEverythingWhereAllThatWasNamedIsUnknown()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 20, BulkFallbackBug = true });
        var before = Snapshot(session);

        var result = session.Run("1, 'BACKEND-ZZZZ' | Set-SentryIssue -Status Resolved; 1 | Remove-SentryIssue -Force");

        Assert.Equal(3, result.Errors.Count);
        Assert.All(session.Server.Requests.Changes(), change => Assert.NotEmpty(change.Values("id")));
        Assert.Equal(before, Snapshot(session));
    }

    [Fact]
    public async Task LeavesTheOthersAloneOnAServerThatFallsBackToItsSearch()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 40, Projects = 1, BulkFallbackBug = true });
        session.Run("$issues = Get-SentryIssue -First 2").AssertNoErrors();
        var gone = session.Run("$issues").Objects<SentryIssue>().Select(issue => issue.Id).ToHashSet();
        session.Server.State.Change(state =>
        {
            foreach (var issue in state.Organizations[0].Issues.Where(issue => gone.Contains(Wire.IdOf(issue))))
            {
                issue.Status = "pending_deletion";
            }
        });
        var before = Snapshot(session);

        session.Run("$issues | Set-SentryIssue -Status Resolved");

        Assert.Equal(before, Snapshot(session));
    }

    [Fact]
    public async Task LooksUpATeamOnce()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 40, Projects = 1 });
        var team = session.Server.State.Read(state => state.Organizations[0].Teams[0]);

        session.Run($"Get-SentryIssue | Set-SentryIssue -AssignedTo '#{team.Slug}' -BatchSize 5").AssertNoErrors();

        Assert.Equal([$"GET teams/acme/{team.Slug}/"], session.Server.Requests.Lines().Where(line => line.Contains("teams", StringComparison.Ordinal)));
        Assert.True(session.Server.Requests.Changes().Count > 1);
        Assert.All(session.Server.Requests.Changes(), change => change.AssertBody($$"""{"assignedTo":"team:{{team.Id}}"}"""));
        Assert.All(session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status == "unresolved" && issue.LastSeen > DateTimeOffset.Now.AddDays(-90)), issue => Assert.Equal(team, issue.AssignedTo?.Team));
    }

    [Fact]
    public async Task ReportsATeamThatDoesNotExistForEachIssue()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 });
        var (ids, _) = Visible(session, count: 2);

        var result = session.Run($"{List(ids)} | Set-SentryIssue -AssignedTo '#nobody'");

        Assert.Equal(ids, result.Errors.Select(error => error.TargetObject.ToString()!));
        Assert.All(result.Errors, error => error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound));
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task EmitsTheIssuesAsTheyAreNowInTheOrderOfTheInput()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 60 });
        var issues = session.Server.IssuesWhere(issue => issue.IsVisible).Reverse().Take(20).ToList();

        var output = session.Run($"'{issues[0].ShortId}', {List(issues.Skip(1).Select(Wire.IdOf))} | Set-SentryIssue -Priority High -HasSeen $true -PassThru").Objects<SentryIssue>();

        Assert.Equal(issues.Select(Wire.IdOf), output.Select(issue => issue.Id));
        Assert.All(output, issue => Assert.Equal(("high", true, "acme"), (issue.Priority, issue.HasSeen, issue.Organization)));
    }

    [Fact]
    public async Task EmitsNothingUnlessAsked()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20 });

        var result = session.Run("Get-SentryIssue -First 3 | Set-SentryIssue -HasSeen $true; Get-SentryIssue -First 1 | Remove-SentryIssue -Force");

        result.AssertNoErrors();
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-Status Resolved -InNextRelease", "resolved", null, "inNextRelease", "true")]
    [InlineData("-InRelease $version", "resolved", null, "inRelease", "\"$version\"")]
    [InlineData("-InCommit $commit -Repository $repository", "resolved", null, "inCommit", null)]
    [InlineData("-Status Ignored", "ignored", "archived_until_escalating", null, null)]
    [InlineData("-Forever", "ignored", "archived_forever", null, null)]
    [InlineData("-IgnoreCount 100 -IgnoreWindow 1:00", "ignored", "archived_until_condition_met", "ignoreCount", "100")]
    [InlineData("-IgnoreUserCount 7", "ignored", "archived_until_condition_met", "ignoreUserCount", "7")]
    [InlineData("-IgnoreDuration 1:00", "ignored", "archived_until_condition_met", "ignoreUntil", null)]
    [InlineData("-Status Unresolved", "unresolved", "ongoing", null, null)]
    public async Task BringsTheIssuesIntoTheStatus(string parameters, string status, string? substatus, string? detail, string? value)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 40, Projects = 1 });
        var (release, project) = session.Server.State.Read(state =>
            (state.Organizations[0].Releases.First(release => release.Commits.Count > 0), state.Organizations[0].Projects[0]));
        session.Shell.Set("version", release.Version);
        session.Shell.Set("commit", release.Commits[0].Id);
        session.Shell.Set("repository", release.Commits[0].Repository!.Name);
        var issues = session.Server.IssuesWhere(issue => issue.IsVisible && issue.Status != status && issue.Project == project).Take(3).ToList();

        var output = session.Run($"{List(issues.Select(Wire.IdOf))} | Set-SentryIssue {parameters} -PassThru").Objects<SentryIssue>();

        Assert.Equal(3, output.Count);
        foreach (var (before, issue) in issues.Zip(output))
        {
            var state = session.Server.State.Issue(issue.Id);
            Assert.Equal((Wire.IdOf(before), status, substatus), (issue.Id, state.Status, state.Substatus));
            Assert.Equal((state.Status, state.Substatus), (issue.Status, issue.Substatus));
            if (detail is not null)
            {
                var actual = state.StatusDetails[detail];
                Assert.NotNull(actual);
                Assert.True(value is null || JsonNode.DeepEquals(JsonNode.Parse(value.Replace("$version", release.Version, StringComparison.Ordinal)), actual));
                Assert.True(issue.StatusDetails.ContainsKey(detail));
            }
        }
    }

    [Fact]
    public async Task SetsAssigneePriorityAndFlags()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 40, Projects = 1 });
        var (ids, _) = Visible(session, count: 3);
        var me = session.Server.State.Me;
        var list = List(ids);

        var issues = session.Run($"{list} | Set-SentryIssue -AssignedTo {me.Email} -Priority Low -HasSeen $true -IsBookmarked $true -IsSubscribed $true -IsPublic $true -PassThru").Objects<SentryIssue>();

        Assert.All(issues, issue => Assert.Equal(
            (me.Name, "low", true, true, true, true),
            (issue.AssignedToName, issue.Priority, issue.HasSeen, issue.IsBookmarked, issue.IsSubscribed, issue.IsPublic)));
        Assert.All(ids, id => Assert.Equal(me, session.Server.State.Issue(id).AssignedTo!.User));

        issues = session.Run($"{list} | Set-SentryIssue -Unassigned -HasSeen $false -IsBookmarked $false -IsSubscribed $false -IsPublic $false -PassThru").Objects<SentryIssue>();

        Assert.All(issues, issue => Assert.Equal(
            (null, false, false, false, false),
            (issue.AssignedTo, issue.HasSeen, issue.IsBookmarked, issue.IsSubscribed, issue.IsPublic)));
    }

    [Theory]
    [InlineData("-AssignedTo guest@acme.example", "assignedTo: Cannot assign to non-team member")]
    [InlineData("-AssignedTo user:999", "assignedTo: User does not exist")]
    [InlineData("-InRelease nowhere@9.9", "statusDetails.inRelease: Unable to find a release with the given version.")]
    [InlineData("-InCommit abc -Repository acme/none", "statusDetails.inCommit.repository: Unable to find the given repository.")]
    public async Task ReportsTheServersWordsForEachIssue(string parameters, string words)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 });
        var (ids, _) = Visible(session, count: 3);
        var before = Snapshot(session);

        var result = session.Run($"{List(ids)} | Set-SentryIssue {parameters} -PassThru");

        Assert.Empty(result.Output);
        Assert.Equal(ids, result.Errors.Select(error => error.TargetObject.ToString()!));
        Assert.All(result.Errors, error =>
        {
            error.AssertIs("SentryBadRequest", ErrorCategory.InvalidArgument);
            Assert.Equal(words, ((SentryApiException)error.Exception).Detail);
            Assert.Contains(words, error.Exception.Message);
        });
        Assert.Equal(before, Snapshot(session));
    }

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved", "event:write")]
    [InlineData("Remove-SentryIssue -Force", "event:admin")]
    public async Task NamesTheScopeThatIsMissing(string command, string scope)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 }, scopes: ["event:read"]);

        var result = session.Run($"$issues = Get-SentryIssue -First 2; $issues | {command}");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error =>
        {
            error.AssertIs("SentryForbidden", ErrorCategory.PermissionDenied);
            Assert.Contains(scope, error.Exception.Message);
            Assert.NotNull(error.TargetObject);
        });
    }

    [Theory]
    [InlineData("Set-SentryIssue -Status Resolved -BatchSize 1 -ThrottleLimit 1")]
    [InlineData("Remove-SentryIssue -Force -BatchSize 1 -ThrottleLimit 1")]
    public async Task StopsAtATokenThatIsNotValid(string command)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20, Projects = 1 });
        session.Run("$issues = Get-SentryIssue -First 3").AssertNoErrors();
        session.Server.Requests.Clear();
        session.Server.Disable(session.Server.Token);

        var error = session.Run($"$issues | {command}").SingleError();

        error.AssertIs("SentryUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task LeavesOutOnlyTheIssueThatTheServerFailsOn()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 60, Projects = 1 }, connectParameters: "-MaximumRetryCount 0");
        var (ids, _) = Visible(session, count: 9);
        session.Server.Faults.Next(request => request.Method == "PUT" && request.Values("id").Contains(ids[4]), FaultKinds.InternalError("e"), times: 100);

        var result = session.Run($"{List(ids)} | Set-SentryIssue -Priority High -PassThru");

        Assert.Equal(ids[4], Assert.Single(result.Errors).TargetObject.ToString());
        result.Errors[0].AssertIs("SentryServerError", ErrorCategory.ResourceUnavailable);
        Assert.Equal(ids.Where(id => id != ids[4]), result.Output.Select(item => ((SentryIssue)item.BaseObject).Id));
    }

    [Fact]
    public async Task DeletesWithoutQuestionWhereForced()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 40, Projects = 1 });
        var (ids, project) = Visible(session, count: 5);

        session.Run($"{List(ids)} | Remove-SentryIssue -Force").AssertNoErrors();

        var change = Assert.Single(session.Server.Requests.Changes());
        Assert.Equal(("DELETE", "/api/0/organizations/acme/issues/", ""), (change.Method, change.Path, change.Body));
        AssertAddressed(change, ids, project);
        Assert.All(ids, id => Assert.False(session.Server.State.Issue(id).IsVisible));
        Assert.Equal(5, session.Server.IssuesWhere(issue => !issue.IsVisible).Count);
        session.Run($"Get-SentryIssue {ids[0]}").SingleError().AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
    }

    [Fact]
    public async Task DeletesWithConfirmOff()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 5 });

        session.Run("Get-SentryIssue -Status All -First 1 | Remove-SentryIssue -Confirm:$false").AssertNoErrors();

        Assert.Single(session.Server.IssuesWhere(issue => !issue.IsVisible));
    }

    [Fact]
    public async Task AsksBeforeItDeletes()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 5 });

        // The shell has nobody to ask, so the question itself is the error.
        var error = session.Run("Get-SentryIssue -Status All -First 1 | Remove-SentryIssue").SingleError();

        Assert.Contains("prompts the user", error.Exception.Message);
        Assert.Empty(session.Server.Requests.Changes());
    }

    [Fact]
    public async Task ChangesAllOfAListingAlthoughTheChangeTakesThemOutOfIt()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 500, Projects = 1 });
        var expected = session.Server.ListedIds((_, issue) => issue.Status == "unresolved");
        Assert.True(expected.Count > 200);

        session.Run("Get-SentryIssue | Set-SentryIssue -Status Resolved").AssertNoErrors();

        Assert.Empty(session.Server.ListedIds((_, issue) => issue.Status == "unresolved"));
        Assert.All(expected, id => Assert.Equal("resolved", StatusOf(session, id)));
    }

    private static (IReadOnlyList<string> Ids, string Project) Visible(SandboxSession session, int count)
    {
        var issues = session.Server.IssuesWhere(issue => issue.IsVisible).Take(count).ToList();
        Assert.Equal(count, issues.Count);
        return ([.. issues.Select(Wire.IdOf)], Wire.IdOf(issues[0].Project));
    }

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => $"'{id}'"));

    private static string StatusOf(SandboxSession session, string id) => session.Server.State.Read(state => state.Issue(id).Status);

    private static string ProjectOf(SandboxSession session, RecordedRequest change) => session.Server.State.Read(state =>
        state.Organization(change.Path.Split('/')[4]).FindProject(change.Values("project").Single())!.Slug);

    private static Dictionary<long, string> Snapshot(SandboxSession session) => session.Server.State.Read(state =>
        state.Organizations[0].Issues.ToDictionary(issue => issue.Id, issue => $"{issue.Status} {issue.Substatus} {issue.Priority} {issue.AssignedTo} {issue.HasSeen}"));

    /// <summary>The ids, their project, and the same ids as a query, which keeps certain old servers from changing others.</summary>
    private static void AssertAddressed(RecordedRequest change, IReadOnlyList<string> ids, string project)
    {
        Assert.Equal(ids, change.Values("id"));
        Assert.Equal([project], change.Values("project"));
        Assert.Equal([$"issue.id:[{string.Join(",", ids)}]"], change.Values("query"));
        Assert.Equal(ids.Count + 2, change.Query.Count);
    }
}

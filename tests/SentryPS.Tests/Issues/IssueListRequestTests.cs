using System.Globalization;
using System.Management.Automation;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>What Get-SentryIssue asks for, and that the server then gives what was meant.</summary>
public sealed class IssueListRequestTests(SharedSandbox shared) : SharedSandboxTests(shared)
{
    [Fact]
    public void ListsSeveralStatesOneAfterAnother()
    {
        var issues = Run("Get-SentryIssue -Status Resolved, Archived").Objects<SentryIssue>();

        Assert.Equal(ListedIds((_, issue) => issue.Status is "resolved" or "ignored"), [.. issues.Select(issue => issue.Id)]);
        Assert.Equal(["resolved", "ignored"], issues.Select(issue => issue.Status).Distinct());
    }

    [Fact]
    public void CountsTheIssuesOfOneStateOnly() =>
        Run("Get-SentryIssue -Status Resolved, Archived -IncludeTotalCount").SingleError().AssertIs("SentryInvalidInput", System.Management.Automation.ErrorCategory.InvalidArgument);

    [Theory]
    // What is unresolved is the default, as on Sentry's pages; a query says itself what it wants.
    [InlineData("", "query=is:unresolved&limit=100")]
    [InlineData("-Status All", "query=&limit=100")]
    [InlineData("-Status Resolved", "query=is:resolved&limit=100")]
    [InlineData("-Status Ignored", "query=is:ignored&limit=100")]
    [InlineData("-Status Archived", "query=is:ignored&limit=100")]
    [InlineData("-Status Escalating", "query=is:escalating&limit=100")]
    [InlineData("-Status Regressed", "query=is:regressed&limit=100")]
    [InlineData("-Status New", "query=is:new&limit=100")]
    [InlineData("-Status ForReview", "query=is:for_review&limit=100")]
    [InlineData("-Query 'is:for_review'", "query=is:for_review&limit=100")]
    [InlineData("-Query '  '", "query=is:unresolved&limit=100")]
    [InlineData("-Query ' timeout ' -Status Unresolved", "query=is:unresolved timeout&limit=100")]
    [InlineData("-Query 'timeout' -Level Error", "query=level:error timeout&limit=100")]
    [InlineData("-Level Error", "query=is:unresolved level:error&limit=100")]
    [InlineData("-Level Fatal, Error -Status All", "query=level:[fatal,error]&limit=100")]
    [InlineData("-AssignedTo me", "query=is:unresolved assigned:me&limit=100")]
    [InlineData("-AssignedTo '#backend-team', ada@acme.example, none", "query=is:unresolved assigned:[#backend-team,ada@acme.example,none]&limit=100")]
    [InlineData("-AssignedTo 'Ada Lind'", "query=is:unresolved assigned:ada@acme.example&limit=100")]
    [InlineData("-Environment production", "environment=production&query=is:unresolved&limit=100")]
    [InlineData("-Environment production, staging", "environment=production&environment=staging&query=is:unresolved&limit=100")]
    [InlineData("-Release backend@1.0.0+2000", "query=is:unresolved release:backend@1.0.0+2000&limit=100")]
    [InlineData("-Release latest", "query=is:unresolved release:latest&limit=100")]
    [InlineData("-Release 'backend@1.*', 'a, b'", "query=is:unresolved release:[backend@1.*,\"a, b\"]&limit=100")]
    [InlineData("-Tag @{ server_name = 'web-01' }", "query=is:unresolved server_name:web-01&limit=100")]
    [InlineData("-Tag @{ '!server_name' = 'web-*' }", "query=is:unresolved !server_name:web-*&limit=100")]
    [InlineData("-Tag @{ browser = 'Chrome 140.0', 'Edge*' }", "query=is:unresolved browser:[\"Chrome 140.0\",Edge*]&limit=100")]
    [InlineData("-Tag @{ code = 42 }", "query=is:unresolved code:42&limit=100")]
    [InlineData("""-Tag @{ customer = 'say "hi" \ o/' }""", """query=is:unresolved customer:"say \"hi\" \ o/"&limit=100""")]
    // Sentry undoes no escape but that of the quote, unless there is a wildcard.
    [InlineData("""-Tag @{ '!user' = 'CORP\bob' }""", """query=is:unresolved !user:"CORP\bob"&limit=100""")]
    [InlineData("""-Tag @{ user = 'CORP\"bob"' }""", """query=is:unresolved user:"CORP\\"bob\""&limit=100""")]
    [InlineData("""-Tag @{ share = '\\host\c$' }""", """query=is:unresolved share:"\\host\c$"&limit=100""")]
    [InlineData("""-Tag @{ user = 'CORP\b*' }""", """query=is:unresolved user:"CORP\\b*"&limit=100""")]
    [InlineData("""-Tag @{ user = 'CORP\\*' }""", """query=is:unresolved user:"CORP\\*"&limit=100""")]
    [InlineData("""-Tag @{ rating = '5\*' }""", """query=is:unresolved rating:"5\*"&limit=100""")]
    // In quotes the last one would take the closing quote for itself.
    [InlineData("""-Tag @{ folder = 'C:\temp\' }""", """query=is:unresolved folder:C:\temp\&limit=100""")]
    [InlineData("""-Tag @{ folder = 'C:\', 'D:\x y' }""", """query=is:unresolved folder:[C:\,"D:\x y"]&limit=100""")]
    [InlineData("-Tag @{ customer = '[a]' }", "query=is:unresolved customer:\"[a]\"&limit=100")]
    [InlineData("-Tag @{ customer = 'a,b' }", "query=is:unresolved customer:\"a,b\"&limit=100")]
    [InlineData("-Tag @{ customer = '>5' }", "query=is:unresolved customer:\">5\"&limit=100")]
    [InlineData("-Tag @{ customer = '(a' }", "query=is:unresolved customer:\"(a\"&limit=100")]
    [InlineData("-Tag @{ customer = 'Blåbær AS' }", "query=is:unresolved customer:\"Blåbær AS\"&limit=100")]
    [InlineData("-Tag @{ customer = '日本商事' }", "query=is:unresolved customer:日本商事&limit=100")]
    [InlineData("-StatsPeriod 24h", "query=is:unresolved&statsPeriod=24h&limit=100")]
    [InlineData("-Sort FirstSeen", "query=is:unresolved&sort=new&limit=100")]
    [InlineData("-Sort Events", "query=is:unresolved&sort=freq&limit=100")]
    [InlineData("-Sort Users", "query=is:unresolved&sort=user&limit=100")]
    [InlineData("-Sort Trends", "query=is:unresolved&sort=trends&limit=100")]
    [InlineData("-Sort Inbox -Query 'is:for_review is:unresolved'", "query=is:for_review is:unresolved&sort=inbox&limit=100")]
    [InlineData("-Sort Recommended", "query=is:unresolved&sort=recommended&limit=100")]
    [InlineData("-Project backend", "project={backend}&query=is:unresolved&limit=100")]
    [InlineData("-Project backend, mobile", "project={backend}&project={mobile}&query=is:unresolved&limit=100")]
    [InlineData("-FirstSeenAfter '2026-01-31T12:00:00Z'", "query=is:unresolved firstSeen:>2026-01-31T12:00:00Z&limit=100")]
    [InlineData("-FirstSeenBefore '2026-01-31T12:00:00+05:30'", "query=is:unresolved firstSeen:<2026-01-31T06:30:00Z&limit=100")]
    [InlineData("-LastSeenAfter '2026-01-31T12:00:00.25-08:00'", "query=is:unresolved lastSeen:>2026-01-31T20:00:00.250000Z&limit=100")]
    [InlineData("-LastSeenBefore ([datetime]::SpecifyKind('2026-01-31T12:00:00', 'Utc'))", "query=is:unresolved lastSeen:<2026-01-31T12:00:00Z&limit=100")]
    [InlineData("-LastSeenAfter '2026-01-01Z' -LastSeenBefore '2026-02-01Z' -Status All", "query=lastSeen:>2026-01-01T00:00:00Z lastSeen:<2026-02-01T00:00:00Z&limit=100")]
    [InlineData("-Start '2026-11-01T00:00:00+01:00' -End '2026-11-02T00:00:00+01:00'", "query=is:unresolved&start=2026-10-31T23:00:00Z&end=2026-11-01T23:00:00Z&limit=100")]
    public void AsksForWhatTheParametersSay(string parameters, string query)
    {
        Run($"Get-SentryIssue {parameters}").AssertNoErrors();

        var expected = Session.Server.WithProjectIds($"GET organizations/acme/issues/?{query}");
        Assert.Equal(expected, Session.Server.Requests.Lines().First(line => line.Contains("/issues/", StringComparison.Ordinal)));
    }

    [Fact]
    public void RefusesWhatTheSearchLanguageCannotSay()
    {
        var error = Run("Get-SentryIssue -Tag @{ folder = 'C:\\my files\\' }").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Contains("ends in a backslash", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void WritesLocalTimesAsUtc()
    {
        var local = new DateTime(2026, 7, 1, 8, 30, 0, DateTimeKind.Local);
        Session.Shell.Set("local", local);

        Run("Get-SentryIssue -FirstSeenAfter $local").AssertNoErrors();

        var utc = local.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        Assert.Equal($"is:unresolved firstSeen:>{utc}", Session.Server.Requests.All[0].Values("query").Single());
    }

    [Fact]
    public void JoinsAllTagsWithOneAnother()
    {
        Run("Get-SentryIssue -Status All -Tag @{ os = 'Linux'; '!browser' = 'Edge*'; server_name = 'web-01', 'web-02' }").AssertNoErrors();

        var terms = Session.Server.Requests.All[0].Values("query").Single().Split(' ');
        Assert.Equal(["!browser:Edge*", "os:Linux", "server_name:[web-01,web-02]"], terms.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TakesListsOfTagValuesFromVariables()
    {
        // What New-Object gives is wrapped.
        Session.Shell.Set("names", PSObject.AsPSObject(new List<string> { "a", "b" }));

        Run("Get-SentryIssue -Tag @{ customer = $names }").AssertNoErrors();

        Assert.Equal("is:unresolved customer:[a,b]", Session.Server.Requests.Single("GET").Values("query").Single());
    }

    [Fact]
    public void EscapesTheQueryOnTheWire()
    {
        Run("Get-SentryIssue -Query 'a+b & c=d% ü'").AssertNoErrors();

        Assert.Equal("?query=a%2Bb%20%26%20c%3Dd%25%20%C3%BC&limit=100", Session.Server.Requests.Single("GET").QueryString);
    }

    [Fact]
    public void SendsIdsOfProjectsAsProject()
    {
        var ids = Session.Server.State.Read(state => state.Organizations[0].Projects.Take(2).Select(project => project.Id).ToList());

        Run($"Get-SentryIssue -Project {ids[0]}, {ids[1]}").AssertNoErrors();

        Assert.Equal($"project={ids[0]}&project={ids[1]}&query=is:unresolved&limit=100", Session.Server.Requests.All[0].QueryLine());
    }

    [Theory]
    [InlineData("-Project 'a/b'", "is not a slug or id")]
    [InlineData("-Project '../x'", "is not a slug or id")]
    [InlineData("-Project @()", "-Project: This names no project: nothing, an empty list")]
    [InlineData("-Project $nothing", "-Project: This names no project: nothing ($null)")]
    [InlineData("-Level @()", "-Level was given")]
    [InlineData("-Query $null", "-Query was given nothing")]
    [InlineData("-Status $null", "-Status was given nothing")]
    [InlineData("-LastSeenBefore $nothing", "-LastSeenBefore was given nothing")]
    [InlineData("-Tag $null", "-Tag was given nothing")]
    [InlineData("-Tag @{}", "-Tag was given an empty list")]
    [InlineData("-Connection $nothing", "-Connection was given nothing")]
    [InlineData("-Start '2026-01-01Z'", "-Start and -End go together")]
    [InlineData("-End '2026-01-01Z'", "-Start and -End go together")]
    [InlineData("-Start '2026-01-01Z' -End '2026-01-02Z' -StatsPeriod 24h", "not both")]
    [InlineData("-Start '2026-01-02Z' -End '2026-01-01Z'", "is not before")]
    [InlineData("-Tag @{ 'a b' = 'c' }", "not the key of a tag")]
    [InlineData("-Tag @{ \"a`n\" = 'c' }", "not the key of a tag")]
    [InlineData("-Tag @{ a = '' }", "needs a value")]
    [InlineData("-Tag @{ a = @() }", "needs a value")]
    [InlineData("-Tag @{ a = $null }", "needs a value")]
    [InlineData("-Tag @{ a = \"b`nc\" }", "line break")]
    public void RefusesWhatCannotBeMeantBeforeTheWire(string parameters, string words)
    {
        var error = Run($"Get-SentryIssue {parameters}").SingleError();

        error.AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Contains(words, error.Exception.Message);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-StatsPeriod 24", "is not a period")]
    [InlineData("-StatsPeriod h", "is not a period")]
    [InlineData("-StatsPeriod '24 h'", "is not a period")]
    [InlineData("-StatsPeriod \"24h`n\"", "is not a period")]
    [InlineData("-StatsPeriod 24y", "s, m, h, d or w")]
    public void RefusesParametersOfTheWrongForm(string parameters, string words)
    {
        Run($"Get-SentryIssue {parameters}").AssertParameterRefused(words);

        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("-Organization 'a/b'")]
    [InlineData("-Organization '..'")]
    public void RefusesAnOrganizationThatWouldBeAnotherPath(string parameters)
    {
        var error = Run($"Get-SentryIssue {parameters}").SingleError();

        Assert.Contains("cannot be part of a Sentry URL", error.Exception.Message);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Status All")]
    [InlineData("-Status Resolved")]
    [InlineData("-Status Ignored -Level Error, Warning")]
    [InlineData("-Status All -AssignedTo none")]
    [InlineData("-Status All -AssignedTo '#backend-team', bjorn@acme.example")]
    [InlineData("-Status All -Environment development")]
    [InlineData("-Status All -Release backend@1.0.0*")]
    [InlineData("-Status All -Tag @{ customer = 'Müller & Söhne' }")]
    [InlineData("-Status All -Tag @{ '!browser' = 'Chrome*', 'Edge*' }")]
    [InlineData("-Project frontend")]
    [InlineData("-LastSeenBefore $monthAgo")]
    [InlineData("-FirstSeenAfter $monthAgo")]
    [InlineData("-StatsPeriod 14d")]
    public void GivesTheIssuesThatWereMeant(string parameters)
    {
        Session.Shell.Set("monthAgo", DateTime.Now.AddDays(-30));

        var ids = Run($"Get-SentryIssue {parameters}").Objects<SentryIssue>().Select(issue => issue.Id).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ListedIds((state, issue) => IsMeant(parameters, state, issue)), [.. ids]);
    }

    [Fact]
    public void SortsAsAsked()
    {
        var counts = Run("Get-SentryIssue -Sort Events -First 20").Objects<SentryIssue>().Select(issue => issue.Events).ToList();

        Assert.Equal(counts.OrderDescending(), counts);
        Assert.True(counts[0] > counts[^1]);
    }

    [Fact]
    public async Task UsesTheDefaultProjectOfTheConnectionUnlessAnotherIsNamed()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 5 }, connectParameters: "-Project mobile");

        session.Run("Get-SentryIssue; Get-SentryIssue -Project backend").AssertNoErrors();

        Assert.Equal(
            [
                session.Server.WithProjectIds("project={mobile}&query=is:unresolved&limit=100"),
                session.Server.WithProjectIds("project={backend}&query=is:unresolved&limit=100"),
            ],
            session.Server.Requests.All.Where(request => request.Path.EndsWith("/issues/", StringComparison.Ordinal)).Select(Wire.QueryLine));
    }

    [Fact]
    public void AsksTheOrganizationThatIsNamed()
    {
        var issues = Run("Get-SentryIssue -Organization globex -Status All").Objects<SentryIssue>();

        Assert.StartsWith("GET organizations/globex/issues/?", Session.Server.Requests.Lines().Single());
        Assert.All(issues, issue => Assert.Equal("globex", issue.Organization));
    }

    [Fact]
    public async Task SaysHowToNameAnOrganizationWhereThereIsNone()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1 });
        session.Run("Connect-Sentry -Url $url -Token $token").AssertNoErrors();

        var error = session.Run("Get-SentryIssue").SingleError();

        error.AssertIs("SentryOrganizationMissing", ErrorCategory.InvalidArgument);
        Assert.Contains("-Organization", error.ErrorDetails.RecommendedAction);
        Assert.Empty(session.Server.Requests.All);
    }

    private static bool IsMeant(string parameters, SandboxState state, Issue issue) => parameters switch
    {
        "" => issue.Status == "unresolved",
        "-Status All" => true,
        "-Status Resolved" => issue.Status == "resolved",
        "-Status Ignored -Level Error, Warning" => issue.Status == "ignored" && issue.Level is ("error" or "warning"),
        "-Status All -AssignedTo none" => issue.AssignedTo is null,
        "-Status All -AssignedTo '#backend-team', bjorn@acme.example" =>
            issue.AssignedTo?.Team?.Slug == "backend-team" || issue.AssignedTo?.User?.Email == "bjorn@acme.example",
        "-Status All -Environment development" => issue.Environments.Contains("development"),
        "-Status All -Release backend@1.0.0*" =>
            issue.FirstRelease?.Version.StartsWith("backend@1.0.0", StringComparison.Ordinal) == true
            || issue.LastRelease?.Version.StartsWith("backend@1.0.0", StringComparison.Ordinal) == true,
        "-Status All -Tag @{ customer = 'Müller & Söhne' }" => issue.Tags.Contains(new("customer", "Müller & Söhne")),
        "-Status All -Tag @{ '!browser' = 'Chrome*', 'Edge*' }" =>
            !issue.Tags.Any(tag => tag.Key == "browser" && (tag.Value.StartsWith("Chrome", StringComparison.Ordinal) || tag.Value.StartsWith("Edge", StringComparison.Ordinal))),
        "-Project frontend" => issue.Status == "unresolved" && issue.Project.Slug == "frontend",
        "-LastSeenBefore $monthAgo" => issue.Status == "unresolved" && issue.LastSeen < state.Now.AddDays(-30),
        "-FirstSeenAfter $monthAgo" => issue.Status == "unresolved" && issue.FirstSeen > state.Now.AddDays(-30),
        "-StatsPeriod 14d" => issue.Status == "unresolved" && issue.LastSeen >= state.Now.AddDays(-14),
        _ => throw new ArgumentException(parameters),
    };
}

using System.Management.Automation;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Resources;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Issues;

/// <summary>Get-SentryIssue with the name of an issue, in all the forms that people have at hand.</summary>
public sealed class IssueRetrievalTests : SharedSandboxTests
{
    private readonly Issue _issue;

    public IssueRetrievalTests(SharedSandbox shared)
        : base(shared)
    {
        _issue = Session.Server.IssuesWhere(issue => issue.IsVisible)[7];
        Session.Shell.Set("id", Wire.IdOf(_issue));
        Session.Shell.Set("shortId", _issue.ShortId);
        Session.Shell.Set("root", Session.Server.Url.ToString());
    }

    [Theory]
    [InlineData("Get-SentryIssue $id")]
    [InlineData("Get-SentryIssue -Issue ([long]$id)")]
    [InlineData("Get-SentryIssue \" $id \"")]
    [InlineData("$id | Get-SentryIssue")]
    [InlineData("Get-SentryIssue -IssueId $id")]
    [InlineData("Get-SentryIssue \"${root}organizations/acme/issues/$id/\"")]
    [InlineData("Get-SentryIssue \"${root}organizations/acme/issues/$id\"")]
    [InlineData("Get-SentryIssue \"${root}organizations/acme/issues/$id/events/latest/?project=1&query=is%3Aunresolved#breadcrumbs\"")]
    [InlineData("Get-SentryIssue \"${root}issues/$id/?referrer=slack\"")]
    [InlineData("Get-SentryIssue \"${root}some/path/organizations/acme/issues/$id/\"")]
    [InlineData("Get-SentryIssue -Issue (Get-SentryIssue $id)")]
    [InlineData("Get-SentryIssue $id | Get-SentryIssue")]
    [InlineData("[pscustomobject]@{ IssueId = $id } | Get-SentryIssue")]
    [InlineData("[pscustomobject]@{ IssueId = [long]$id; Organization = 'acme' } | Get-SentryIssue")]
    [InlineData("[pscustomobject]@{ Issue = $id } | Get-SentryIssue")]
    [InlineData("Get-SentryEvent $id -Latest | Get-SentryIssue")]
    [InlineData("Get-SentryIssue (Get-SentryEvent $id -First 1)")]
    public void TakesTheIssueById(string script)
    {
        var issue = Run(script).Single<SentryIssue>();

        Assert.Equal(_issue.ShortId, issue.ShortId);
        Assert.Equal($"GET organizations/acme/issues/{_issue.Id}/", Session.Server.Requests.Lines()[^1]);
    }

    [Theory]
    [InlineData("Get-SentryIssue $shortId")]
    [InlineData("Get-SentryIssue -ShortId $shortId")]
    [InlineData("$shortId | Get-SentryIssue")]
    [InlineData("[pscustomobject]@{ ShortId = $shortId } | Get-SentryIssue")]
    [InlineData("Get-SentryIssue \"${root}organizations/acme/issues/$shortId/\"")]
    public void TakesTheIssueByShortId(string script)
    {
        var issue = Run(script).Single<SentryIssue>();

        Assert.Equal(Wire.IdOf(_issue), issue.Id);
        Assert.Equal($"GET organizations/acme/issues/{_issue.ShortId}/", Session.Server.Requests.Lines().Single());
    }

    [Fact]
    public void TakesAnInt32()
    {
        Session.Server.Faults.Next(Wire.Json("""{"id":"42"}"""));

        Run("Get-SentryIssue -Issue ([int]42)").AssertNoErrors();

        Assert.Equal("GET organizations/acme/issues/42/", Session.Server.Requests.Lines().Single());
    }

    [Fact]
    public void TakesTheOrganizationFromTheUrl()
    {
        var issue = Run("""$other = Get-SentryIssue -Organization globex -First 1; Get-SentryIssue "${root}organizations/globex/issues/$($other.Id)/" """).Single<SentryIssue>();

        Assert.Equal("globex", issue.Organization);
        Assert.Equal($"GET organizations/globex/issues/{issue.Id}/", Session.Server.Requests.Lines()[^1]);
    }

    [Theory]
    [InlineData("https://acme.sentry.io/issues/42/", "acme", "42")]
    [InlineData("https://sentry.io/organizations/other-org/issues/BACKEND-2Z/?project=1", "other-org", "BACKEND-2Z")]
    [InlineData("https://us.sentry.io/issues/42/", null, "42")]
    [InlineData("https://sentry.example.com/sentry/organizations/a%2Db/issues/42/tags/", "a-b", "42")]
    public void ReadsUrlsOfAnyServer(string url, string? organization, string key)
    {
        var reference = new SentryIssueReference(url);

        Assert.Equal(organization, reference.Organization);
        Assert.Equal(key, reference.ToString());
    }

    [Fact]
    public void SendsNothingForTheUrlOfAnotherServer()
    {
        var error = Run("Get-SentryIssue https://sentry.example.com/organizations/acme/issues/42/").SingleError();

        error.AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
        Assert.Contains("sentry.example.com", error.Exception.Message);
        Assert.Empty(Session.Server.Requests.All);
    }

    [Theory]
    [InlineData("'what is this'")]
    [InlineData("''")]
    [InlineData("-7")]
    [InlineData("0")]
    [InlineData("'BACKEND'")]
    [InlineData("'BACKEND-'")]
    [InlineData("'-42'")]
    [InlineData("'12345678901234567890'")]
    [InlineData("'../organizations'")]
    [InlineData("'https://sentry.io/organizations/acme/projects/'")]
    [InlineData("'https://sentry.io/organizations/acme/issues/'")]
    [InlineData("'https://sentry.io/organizations/acme/issues/what%20is%20this/'")]
    public void SaysWhatIsAcceptedOfNonsense(string issue)
    {
        foreach (var script in new[] { $"Get-SentryIssue -Issue {issue}", $"{issue} | Get-SentryIssue", $"Get-SentryEvent {issue}" })
        {
            var error = Run(script).SingleError();

            error.AssertIs("SentryInvalidInput", ErrorCategory.InvalidArgument);
            Assert.Equal(issue.Trim('\''), error.TargetObject);
            Assert.Matches("BACKEND-42|issues/4095123", error.Exception.Message);
        }

        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void SaysOfAnObjectThatHasNothingToDoWithIssuesThatItCannotBeBound()
    {
        Run("[pscustomobject]@{ Name = 'x' } | Get-SentryIssue").AssertError("SentryInvalidInput", ErrorCategory.InvalidArgument);

        Assert.Empty(Session.Server.Requests.All);
    }

    [Fact]
    public void ThrowsOnACastOfNonsense()
    {
        var result = Run("[SentryPS.SentryIssueReference]'what is this'");

        Assert.Contains("BACKEND-42", result.SingleError().Exception.Message);
    }

    [Fact]
    public void ReportsEachThatIsMissingAndGoesOn()
    {
        var result = Run("Get-SentryIssue 1, $id, BACKEND-ZZZZ, $shortId");

        Assert.Null(result.Failure);
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["1", "BACKEND-ZZZZ"], result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.All(result.Errors, error =>
        {
            error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
            Assert.EndsWith(",SentryPS.Commands.GetSentryIssueCommand", error.FullyQualifiedErrorId);
            Assert.Equal(404, Assert.IsType<SentryApiException>(error.Exception).StatusCode);
            Assert.Equal("The requested resource does not exist", ((SentryApiException)error.Exception).Detail);
        });
    }

    [Fact]
    public void GoesOnAfterBadInputInThePipeline()
    {
        var result = Run("'nonsense here', $id | Get-SentryIssue; Get-SentryIssue 'nonsense here', $id");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(2, Session.Server.Requests.All.Count);
    }

    [Fact]
    public async Task NamesTheScopeThatIsMissing()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 3 }, scopes: ["org:read"]);
        var ids = session.Server.IssuesWhere(_ => true).Select(Wire.IdOf).ToList();

        var result = session.Run($"Get-SentryIssue {ids[0]}, {ids[1]}; Get-SentryIssue");

        Assert.Equal([ids[0], ids[1], null], result.Errors.Select(error => error.TargetObject?.ToString()));
        Assert.All(result.Errors, error =>
        {
            error.AssertIs("SentryForbidden", ErrorCategory.PermissionDenied);
            Assert.Contains("event:read", error.Exception.Message);
            Assert.Contains("event:read", ((SentryApiException)error.Exception).RequiredScopes);
        });
    }

    [Fact]
    public async Task StopsAtATokenThatIsNotValid()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 3 });
        session.Server.Expire(session.Server.Token);

        var result = session.Run("1, 2, 3 | Get-SentryIssue");

        result.SingleError().AssertIs("SentryUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task GivesTheSurvivorForAnIssueThatWasMergedAway()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 20 });
        var issues = session.Server.IssuesWhere(issue => issue.IsVisible);
        session.Server.State.Change(state => state.Organizations[0].Issues.Merge(issues[0], [issues[1]]));

        var issue = session.Run($"Get-SentryIssue {issues[1].Id}").Single<SentryIssue>();

        Assert.Equal(Wire.IdOf(issues[0]), issue.Id);
    }

    [Fact]
    public async Task WorksBelowAPathOfTheServer()
    {
        await using var session = await SandboxSession.StartAsync(new SandboxOptions { Issues = 5, BasePath = "/tools/sentry" });
        var id = session.Server.IssuesWhere(issue => issue.IsVisible)[0].Id;

        var issues = session.Run($"Get-SentryIssue {id}; Get-SentryIssue \"${{url}}organizations/acme/issues/{id}/\"").Objects<SentryIssue>();

        Assert.Equal(2, issues.Count);
    }
}

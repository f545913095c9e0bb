using System.Management.Automation;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests;

/// <summary>Every form in which Sentry, and what stands before it, says that something went wrong.</summary>
public sealed class ErrorResponseTests
{
    private static readonly Sandbox.SandboxOptions s_small = new() { Issues = 0 };

    [Theory]
    [InlineData(400, """{"detail":"Bad words"}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "Bad words")]
    [InlineData(400, """{"detail":["You do not have that feature enabled"]}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "You do not have that feature enabled")]
    [InlineData(400, """{"version":["This field is required."],"projects":["Unknown","Twice"]}""", "SentryBadRequest", ErrorCategory.InvalidArgument,
        "version: This field is required.; projects: Unknown; projects: Twice")]
    [InlineData(400, """{"statusDetails":{"inRelease":["No such release."]}}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "statusDetails.inRelease: No such release.")]
    [InlineData(400, """{"non_field_errors":["Give one."]}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "Give one.")]
    [InlineData(400, """{"error":"Old words"}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "Old words")]
    [InlineData(400, """{"error":{"params":{"stats_period":{"message":"Invalid period"}}}}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "stats_period: Invalid period")]
    [InlineData(400, "\"Bare words\"", "SentryBadRequest", ErrorCategory.InvalidArgument, "Bare words")]
    [InlineData(400, """{"detail":{"code":"parameter-validation-error","message":"Bad parameter","extra":{"x":"y"}}}""", "SentryBadRequest", ErrorCategory.InvalidArgument, "Bad parameter")]
    [InlineData(401, """{"detail":"Token expired"}""", "SentryUnauthorized", ErrorCategory.AuthenticationError, "Token expired")]
    [InlineData(401, """{"detail":{"code":"sso-required","message":"Must login via SSO","extra":{"loginUrl":"/auth/login/acme/"}}}""", "SentryUnauthorized", ErrorCategory.AuthenticationError, "Must login via SSO")]
    [InlineData(403, """{"detail":{"code":"superuser-required","message":"You need to re-authenticate for superuser.","extra":{}}}""", "SentryForbidden", ErrorCategory.PermissionDenied, "You need to re-authenticate for superuser.")]
    [InlineData(404, """{"detail":"The requested resource does not exist"}""", "SentryNotFound", ErrorCategory.ObjectNotFound, "The requested resource does not exist")]
    [InlineData(405, """{"detail":"Method \"GET\" not allowed."}""", "SentryNotSupported", ErrorCategory.NotImplemented, "Method \"GET\" not allowed.")]
    [InlineData(409, """{"detail":{"detail":"In use"}}""", "SentryConflict", ErrorCategory.ResourceBusy, "In use")]
    [InlineData(410, """{"message":"This API no longer exists."}""", "SentryGone", ErrorCategory.NotImplemented, "This API no longer exists.")]
    [InlineData(500, """{"detail":"Internal Error","errorId":null}""", "SentryServerError", ErrorCategory.ResourceUnavailable, "Internal Error")]
    public async Task GivesServersOwnWords(int status, string body, string id, ErrorCategory category, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(status, body, headers: [("X-Sentry-Request-Id", "f00d")]));

        var error = session.Run("Get-SentryProject").AssertError(id, category);

        Assert.Contains(words, error.Exception.Message, StringComparison.Ordinal);
        var answer = error.Answer();
        Assert.Equal((status, words, "f00d"), (answer.StatusCode, answer.Detail, answer.RequestId));
        Assert.Equal("GET /api/0/organizations/acme/projects/", answer.Request);
        Assert.Equal($"{id},SentryPS.Commands.GetSentryProjectCommand", error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData(400, "SentryBadRequest", ErrorCategory.InvalidArgument)]
    [InlineData(403, "SentryForbidden", ErrorCategory.PermissionDenied)]
    [InlineData(405, "SentryNotSupported", ErrorCategory.NotImplemented)]
    [InlineData(408, "SentryTimeout", ErrorCategory.OperationTimeout)]
    [InlineData(413, "SentryBadRequest", ErrorCategory.InvalidArgument)]
    [InlineData(429, "SentryRateLimited", ErrorCategory.LimitsExceeded)]
    [InlineData(500, "SentryServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData(502, "SentryServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData(503, "SentryServerError", ErrorCategory.ResourceUnavailable)]
    [InlineData(504, "SentryTimeout", ErrorCategory.OperationTimeout)]
    [InlineData(524, "SentryTimeout", ErrorCategory.OperationTimeout)]
    public async Task AnswersWithoutJsonAreToldByTheirFirstWords(int status, string id, ErrorCategory category)
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumRetryCount 0");
        session.Server.Faults.Next(FaultKinds.Html(status, "Gateway of Acme"));
        session.Server.Faults.Next(FaultKinds.Empty(status));

        var page = session.Run("Get-SentryProject").AssertError(id, category);
        var nothing = session.Run("Get-SentryProject").AssertError(id, category);

        Assert.Contains("a web page: Gateway of Acme", page.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("an empty body", nothing.Exception.Message, StringComparison.Ordinal);
        Assert.Null(page.Answer().Detail);
        Assert.Null(nothing.Answer().RequestId);
        Assert.DoesNotContain("Json", page.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageOfNotFoundSaysNothingAboutWhatWasAskedFor()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Html(404, "Not Found | Acme Gateway"));

        var error = session.Run("Get-SentryProject backend").AssertError("SentryNotSupported", ErrorCategory.NotImplemented);

        Assert.Contains("does not have this function (404): a web page: Not Found | Acme Gateway", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorsAreInWordsOfTheUser()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Empty(404));

        var error = session.Run("Get-SentryProject backend").AssertError("SentryNotFound", ErrorCategory.ObjectNotFound);

        Assert.Contains("was not found in acme", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/0/", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("GET /api/0/projects/acme/backend/", error.Answer().Request);
    }

    [Theory]
    [InlineData("<html><head><style>body{color:red}</style><title>Sign in &amp; go</title></head><body>Hello</body></html>", "Sign in & go")]
    [InlineData("<!DOCTYPE html><!-- <title>old</title> --><style>.a>b{}</style><script>if (1<2) alert('x')</script><p>Please <b>log&nbsp;in</b></p>", "Please log in")]
    [InlineData("<html><body><svg><path d=\"x\"/></svg><h1>1 < 2</h1><style>unclosed", "1 < 2")]
    [InlineData("<style>only{}</style>", "a web page without words")]
    public async Task PagesAreShownByTheirTitleOrFirstVisibleWords(string page, string words)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(400, page, "text/html"));
        session.Server.Faults.Next(FaultKinds.Answer(200, page, "text/html"));

        foreach (var id in new[] { "SentryBadRequest", "SentryInvalidResponse" })
        {
            var error = session.Run("Get-SentryProject").SingleError();
            Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Matches($"{System.Text.RegularExpressions.Regex.Escape(words)}(\\.|$)", error.Exception.Message);
            Assert.DoesNotContain("color", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task APageThatIsMadeToBeSlowIsRead()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(400, string.Concat(Enumerable.Repeat("<a", 40_000)), "text/html"));

        session.Run("Get-SentryProject").AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task LongPagesAreCutOff()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Html(400, new string('x', 100_000)));

        var error = session.Run("Get-SentryProject").AssertError("SentryBadRequest", ErrorCategory.InvalidArgument);

        Assert.InRange(error.Exception.Message.Length, 200, 500);
    }

    [Fact]
    public async Task RayOfEdgeServesAsRequestId()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(403, "<html><body>Blocked</body></html>", "text/html", ("CF-Ray", "8a-FRA")));

        Assert.Equal("8a-FRA", session.Run("Get-SentryProject").SingleError().Answer().RequestId);
    }

    [Fact]
    public async Task ErrorIdOfServerIsTold()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.InternalError("deadbeef"));

        var error = session.Run("Get-SentryProject").AssertError("SentryServerError", ErrorCategory.ResourceUnavailable);

        Assert.Contains("deadbeef", error.Exception.Message, StringComparison.Ordinal);
        // A failure of the server's own would only happen again.
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task DeprecationIsTold()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(
            410,
            """{"message":"This API no longer exists."}""",
            headers: [("X-Sentry-Deprecation-Date", "2026-05-15"), ("X-Sentry-Replacement-Endpoint", "some-other-endpoint")]));

        var error = session.Run("Get-SentryProject").AssertError("SentryGone", ErrorCategory.NotImplemented);

        Assert.Contains("some-other-endpoint", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("2026-05-15", error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(session.Server.Requests.All);
    }

    [Fact]
    public async Task ScopesComeFromServerWhereItNamesThem()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(
            403,
            """{"detail":"You do not have permission to perform this action."}""",
            headers: [("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"some:admin some:write\"")]));

        var error = session.Run("Get-SentryProject").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Equal(["some:admin", "some:write"], error.Answer().RequiredScopes);
        Assert.Contains("some:admin or some:write", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScopeComesFromCallWhereOldServerDoesNotNameIt()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Answer(403, """{"detail":"You do not have permission to perform this action."}"""));

        var error = session.Run("Get-SentryProject backend").AssertError("SentryForbidden", ErrorCategory.PermissionDenied);

        Assert.Equal(["project:read"], error.Answer().RequiredScopes);
        Assert.Contains("project:read", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenThatIsNotAcceptedStopsThePipeline()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Expire(session.Server.Token);

        var caught = session.Run("try { Get-SentryProject backend, mobile } catch { $_ }").Single<ErrorRecord>();
        caught.AssertIs("SentryUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Contains("Token expired", caught.Exception.Message, StringComparison.Ordinal);
        Assert.Single(session.Server.Requests.All);

        session.Run("Get-SentryOrganization acme, globex").AssertError("SentryUnauthorized", ErrorCategory.AuthenticationError);
        Assert.Equal(2, session.Server.Requests.All.Count);
    }

    [Theory]
    [InlineData("Get-SentryProject", "[]x")]
    [InlineData("Get-SentryProject", """{"detail":"odd"}""")]
    [InlineData("Get-SentryProject", "[1]")]
    [InlineData("Get-SentryProject backend", "[]")]
    [InlineData("Get-SentryProject backend", "null")]
    [InlineData("Get-SentryProject", "<html><body>Log in</body></html>")]
    [InlineData("Get-SentryProject backend", "<html><body>Log in</body></html>")]
    [InlineData("Get-SentryProject", "")]
    [InlineData("Get-SentryProject backend", "")]
    [InlineData("Test-SentryConnection", "")]
    [InlineData("Test-SentryConnection", "<html><body>Log in</body></html>")]
    public async Task SuccessWithAnotherBodyIsAClearError(string script, string body)
    {
        await using var session = await SandboxSession.StartAsync(s_small, connectParameters: "-MaximumRetryCount 0");
        session.Server.Faults.Next(FaultKinds.Answer(200, body, "text/html"));

        var error = session.Run(script).AssertError("SentryInvalidResponse", ErrorCategory.InvalidData);

        Assert.DoesNotContain("LineNumber", error.Exception.Message, StringComparison.Ordinal);
        if (body.StartsWith('<'))
            Assert.Contains("Log in", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task RedirectIsNotFollowed(int status)
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        await using var other = await Sandbox.SandboxServer.StartAsync(s_small, TestContext.Current.CancellationToken);
        session.Server.Faults.Next(FaultKinds.Answer(status, headers: [("Location", $"{other.Url}api/0/organizations/acme/projects/?a=b")]));

        var error = session.Run("Get-SentryProject").AssertError("SentryRedirected", ErrorCategory.ConnectionError);

        Assert.Contains(other.Url.Authority, error.Exception.Message, StringComparison.Ordinal);
        Assert.Single(session.Server.Requests.All);
        Assert.Empty(other.Requests.All);
    }

    [Fact]
    public async Task RedirectWithoutGoalIsTold()
    {
        await using var session = await SandboxSession.StartAsync(s_small);
        session.Server.Faults.Next(FaultKinds.Empty(302));

        session.Run("Get-SentryProject").AssertError("SentryRedirected", ErrorCategory.ConnectionError);
    }
}

using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Secrets;

/// <summary>The token goes to the server and nowhere else, whatever happens.</summary>
public sealed class TokenSecrecyTests
{
    private static readonly string[] s_commands =
    [
        "Get-SentryConnection",
        "Connect-Sentry -Token $token -Url $url -Organization acme -MaximumRetryCount 0 -PassThru",
        "Test-SentryConnection",
        "Get-SentryOrganization",
        "Get-SentryOrganization acme",
        "Get-SentryProject",
        "Get-SentryProject backend",
        "Get-SentryIssue -First 2",
        "Get-SentryIssue $id",
        "Get-SentryEvent $id -First 1 -Full",
        "Get-SentryEvent $id -Latest",
        "Get-SentryRelease -First 2",
        "Get-SentryAlertRule",
        "New-SentryRelease 1.2.3 -Project backend",
        "Set-SentryIssue $id -Status Resolved -PassThru",
        "Remove-SentryIssue $id -Force",
        "Disconnect-Sentry",
        "Get-SentryIssue -Connection $closed",
    ];

    [Theory]
    [InlineData("success")]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("404")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("302")]
    [InlineData("html")]
    [InlineData("broken")]
    [InlineData("echo")]
    [InlineData("echo as html")]
    [InlineData("refused")]
    public async Task NoCmdletShowsTheTokenInAnyStreamOrObject(string situation)
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 10, Projects = 1 });
        var secret = session.Server.Token["sntryu_".Length..];
        var search = new SecretSearch(secret);
        session.Shell.Set("id", Wire.IdOf(session.Server.IssuesWhere(issue => issue.IsVisible)[0]));
        session.Shell.Set("url", situation == "refused" ? ClosedAddress() : session.Server.Url.ToString());
        session.Run("Connect-Sentry -Token $token -Url $url -Organization acme -MaximumRetryCount 0; $closed = Get-SentryConnection").AssertNoErrors();
        if (FaultOf(situation) is { } fault)
        {
            session.Server.Faults.Next(fault, times: 1000);
        }

        foreach (var command in s_commands)
        {
            var result = session.Run($"$Error.Clear(); & {{ {command} -Verbose -Debug }} *>&1; $Error");

            foreach (var item in result.Output.Concat<object?>(result.Errors).Append(result.Failure).Concat(result.Progress).Concat(result.Verbose).Concat(result.Warnings))
            {
                var found = search.Find(item);
                Assert.True(found is null, $"{command} shows the token at {found} of {item}");
            }
        }

        // That there was something to find: the token has reached the server, and what should fail failed.
        Assert.Equal(situation != "refused", session.Server.Requests.All.Any(request => request.Headers["Authorization"] == $"Bearer {session.Server.Token}"));
        Assert.Equal(situation == "success", session.Run("Get-SentryProject -Connection (Connect-Sentry -Token $token -Url $url -Organization acme -MaximumRetryCount 0 -PassThru)").Errors.Count == 0);
    }

    [Fact]
    public async Task TheTokenOfABadFormIsNotRepeatedEither()
    {
        await using var session = await SandboxSession.StartAsync(new() { Issues = 1 });
        const string secret = "MARKEDTOKEN";
        session.Shell.Set("bad", $"{secret} with blanks");
        session.Shell.Set("list", new[] { secret, secret });

        var result = session.Run("Connect-Sentry -Token $bad; Connect-Sentry -Token $list; Connect-Sentry -Url \"https://user:$bad@sentry.io\" -Token $token");

        var errors = result.Failure is IContainsErrorRecord failure ? [.. result.Errors, failure.ErrorRecord] : result.Errors;
        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.Null(new SecretSearch(secret).Find(error)));
    }

    [Fact]
    public void TheSearchFindsWhatIsHidden()
    {
        var exceptions = new Exception[]
        {
            new InvalidOperationException("x", new IOException("a MARK b")),
            new InvalidOperationException("x") { Data = { ["k"] = "MARK" } },
            new AggregateException(new InvalidOperationException("x"), new InvalidOperationException("MARK")),
            new HidingException("MARK"),
            new HidingException(Encoding.UTF8.GetBytes("{MARK}")),
        };

        Assert.All(exceptions, exception => Assert.NotNull(new SecretSearch("MARK").Find(new ErrorRecord(exception, "id", ErrorCategory.NotSpecified, null))));
        Assert.NotNull(new SecretSearch("MARK").Find(PSObject.AsPSObject(new { Inner = new { List = new object[] { 1, "MARK" } } })));
        Assert.Null(new SecretSearch("MARK").Find(new ErrorRecord(new HidingException("other"), "id", ErrorCategory.NotSpecified, "target")));
    }

    private static Fault? FaultOf(string situation) => situation switch
    {
        "401" => FaultKinds.Answer(401, """{"detail":"Invalid token"}"""),
        "403" => FaultKinds.Answer(403, """{"detail":"You do not have permission to perform this action."}"""),
        "404" => FaultKinds.Answer(404, """{"detail":"The requested resource does not exist"}"""),
        "429" => FaultKinds.RateLimited(DateTimeOffset.UtcNow.AddHours(1)),
        "500" => FaultKinds.InternalError("0123"),
        "302" => FaultKinds.Answer(302, headers: ("Location", "https://elsewhere.example/login/")),
        "html" => FaultKinds.Html(200, "Log in"),
        "broken" => FaultKinds.ResetBefore(),
        "echo" => async (context, next) => await FaultKinds.Answer(
            400, $"{{\"detail\":\"what is {context.Request.Headers.Authorization}?\"}}", headers: ("X-Request-Id", $"for {context.Request.Headers.Authorization}"))(context, next),
        "echo as html" => async (context, next) => await FaultKinds.Html(200, $"GET {context.Request.Headers.Authorization}")(context, next),
        _ => null,
    };

    private static string ClosedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/";
    }

    private sealed class HidingException(object hidden) : Exception("x")
    {
        private readonly object _hidden = hidden;

        public bool HasHidden => _hidden is not null;
    }
}

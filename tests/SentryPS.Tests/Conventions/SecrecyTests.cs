using System.Net;
using System.Net.Sockets;
using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Secrets;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>No command has the token in a stream or an object, whatever the server does.</summary>
public sealed class SecrecyTests
{
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
    public async Task NoCommandShowsTheToken(string situation)
    {
        await using var session = await SampleSandbox.StartAsync();
        var search = new SecretSearch(session.Server.Token["sntryu_".Length..]);
        foreach (var sample in CommandSamples.All)
        {
            // Disconnect-Sentry is a sample too.
            session.Server.Faults.Clear();
            session.Shell.Set("url", session.Server.Url.ToString());
            session.Run("Connect-Sentry -Url $url -Token $token -Organization acme -MaximumRetryCount 0").AssertNoErrors();
            session.SetSampleVariables();
            session.Run(sample.Given);
            session.Server.Requests.Clear();
            Arrange(session, situation);

            var result = session.Run($"$Error.Clear(); & {{ {sample.Call} -Verbose -Debug }} *>&1; $Error");

            foreach (var item in result.Output.Concat<object?>(result.Errors).Append(result.Failure).Concat(result.Progress).Concat(result.Verbose).Concat(result.Warnings))
            {
                var found = search.Find(item);
                Assert.True(found is null, $"{sample.Call} shows the token at {found} of {item}");
            }

            // That there was something to find: the token has reached the server.
            if (sample.SendsNothing is null && situation != "refused")
                Assert.Contains(session.Server.Requests.All, request => request.Headers["Authorization"] == $"Bearer {session.Server.Token}");
        }
    }

    private static void Arrange(SandboxSession session, string situation)
    {
        if (situation == "refused")
        {
            session.Shell.Set("url", ClosedAddress());
            session.Run("Connect-Sentry -Url $url -Token $token -Organization acme -MaximumRetryCount 0").AssertNoErrors();
        }
        else if (FaultOf(situation) is { } fault)
        {
            session.Server.Faults.Next(fault, times: int.MaxValue);
        }
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
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using SentryPS.Sandbox;
using SentryPS.Sandbox.Requests;
using Xunit.v3;

[assembly: SentryPS.Tests.Schema.JudgesRequests]

namespace SentryPS.Tests.Schema;

/// <summary>
/// Lets a test fail if a command sent a request in it that the official schema does not know. It is on for all tests of the
/// assembly, and hears of all sandboxes that they start, however they do that.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class JudgesRequestsAttribute : BeforeAfterTestAttribute
{
    /// <summary>Findings by the class of the tests: those of a class run one after another, and may share a sandbox.</summary>
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> s_findings = new();

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (s_findings.TryRemove(KeyOf(TestContext.Current), out var findings))
        {
            Assert.Fail(
                "The official schema does not know what was sent, or answered by the sandbox. If Sentry's server does, "
                + $"{nameof(RequestDeviations)} and {nameof(AnswerDeviations)} are the places to say so, with the reason."
                + $"{Environment.NewLine}{string.Join(Environment.NewLine, findings.Distinct())}");
        }
    }

    [ModuleInitializer]
    internal static void ListenToSandboxes() => SandboxServer.Started += server =>
    {
        var key = KeyOf(TestContext.Current);
        server.Requests.Received += request => JudgeRequest(request, key);
        if (OfficialSchema.IsHere)
        {
            server.Answered += (request, answer) => Note(WholeSchemaJudge.JudgeAnswer(request, answer), AnswerDeviations.All, request, key);
        }
    };

    private static string KeyOf(ITestContext context) => context.TestClass?.UniqueID ?? "";

    private static void JudgeRequest(RecordedRequest request, string key)
    {
        // Tests play other clients too, and send what is wrong on purpose.
        if (!request.Headers.TryGetValue("User-Agent", out var agent) || !agent.StartsWith("SentryPS/", StringComparison.Ordinal))
        {
            return;
        }

        Note(RequestJudge.Judge(request), RequestDeviations.All, request, key);
        if (OfficialSchema.IsHere)
        {
            Note(WholeSchemaJudge.JudgeRequest(request), RequestDeviations.All, request, key);
        }
    }

    private static void Note(IEnumerable<Finding> findings, IReadOnlyList<Deviation> deviations, RecordedRequest request, string key)
    {
        foreach (var finding in findings.Where(finding => !deviations.Any(deviation => deviation.Covers(finding))))
        {
            s_findings.GetOrAdd(key, _ => new()).Enqueue($"{finding} ({request.Method} {request.Path}{request.QueryString} {request.Body})");
        }
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;
using SentryPS.Sandbox;
using Xunit.v3;

[assembly: SentryPS.Tests.Schema.JudgedTests]

namespace SentryPS.Tests.Schema;

/// <summary>
/// Lets a test fail if a command sent a request in it that the official schema does not know. It is on for all tests of the
/// assembly, and hears of all sandboxes that they start, however they do that.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class JudgedTestsAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        WholeRun.Note(test.TestMethod.TestClass.Class);
        var findings = TrafficRecord.Current.TakeFindings();
        Assert.True(
            findings.Count == 0,
            "The official schema does not know what was sent, or answered by the sandbox. If Sentry's server does, "
            + $"{nameof(RequestDeviations)} and {nameof(AnswerDeviations)} are the places to say so, with the reason."
            + $"{Environment.NewLine}{string.Join(Environment.NewLine, findings)}");
    }

    [ModuleInitializer]
    internal static void ListenToSandboxes() => SandboxServer.Started += server =>
    {
        var record = TrafficRecord.Current;
        server.Requests.Received += record.Judge;
        if (OfficialSchema.IsHere)
        {
            server.Answered += record.Judge;
        }
    };
}

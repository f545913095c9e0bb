using SentryPS.Sandbox.Faults;
using SentryPS.Tests.Stopping;

namespace SentryPS.Tests.Conventions;

/// <summary>Ctrl+C ends any command at once while the server does not answer.</summary>
public sealed class StoppingTests(SampleSandbox shared) : SampleTests(shared)
{
    public static TheoryData<string> Senders => CommandSamples.Senders;

    [Theory]
    [MemberData(nameof(Senders))]
    public Task EndsAtOnce(string command) => Stop.AssertAtOnceAsync(async () =>
    {
        var sample = CommandSamples.Of(command);
        Server.Faults.Clear();
        Prepare(sample);
        var (fault, hung, aborted) = Stop.Observed(FaultKinds.Hang());
        Server.Faults.Next(fault, times: 9);

        var stopped = await Stop.RunAsync(Session, sample.Call, hung);

        await aborted.WaitAsync(Stop.Limit, TestContext.Current.CancellationToken);
        Assert.Single(Server.Requests.All);
        return stopped;
    });
}

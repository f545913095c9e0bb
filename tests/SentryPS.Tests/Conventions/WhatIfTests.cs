using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>-WhatIf sends no change, whatever else is given.</summary>
public sealed class WhatIfTests(SampleSandbox shared) : SampleTests(shared)
{
    public static TheoryData<string> Changes => CommandSamples.Changes;

    [Theory]
    [MemberData(nameof(Changes))]
    public void SendsNoChange(string command)
    {
        var sample = CommandSamples.Of(command);
        foreach (var more in new[] { "-WhatIf", "-WhatIf -Confirm:$false", "-WhatIf -Verbose" })
        {
            Prepare(sample);

            Session.Run($"{sample.Call} {more}").AssertNoErrors();

            Assert.Empty(Server.Requests.Changes());
        }
    }

    /// <summary>Else the test above would prove nothing.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void WithoutItTheSampleChangesSomething(string command)
    {
        var sample = CommandSamples.Of(command);
        Prepare(sample);

        Session.Run(sample.Call).AssertNoErrors();

        Assert.NotEmpty(Server.Requests.Changes());
    }
}

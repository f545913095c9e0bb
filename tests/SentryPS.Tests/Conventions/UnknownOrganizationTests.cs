using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>An organization that is not there is an error that names it, and nothing else happens.</summary>
public sealed class UnknownOrganizationTests(SampleSandbox shared) : SampleTests(shared)
{
    public static TheoryData<string> Commands =>
        [.. CommandSamples.Senders.Select(row => row.Data).Where(name => Command.Of(name).Parameters.Any(parameter => parameter.Name == "Organization" && !Command.IsFromPipeline(parameter)))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void IsNamed(string command)
    {
        var sample = CommandSamples.Of(command);
        Prepare(sample);

        var result = Session.Run($"{sample.Call} -Organization nobody");

        Assert.DoesNotContain(result.Output, item => item.BaseObject is SentryObject);
        var errors = result.AllErrors;
        Assert.NotEmpty(errors);
        Assert.All(errors, error =>
        {
            error.AssertIs("SentryNotFound", ErrorCategory.ObjectNotFound);
            Assert.Contains("nobody", error.Exception.Message, StringComparison.Ordinal);
        });
    }
}

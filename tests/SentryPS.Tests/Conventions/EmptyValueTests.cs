using System.Management.Automation;
using System.Reflection;
using SentryPS.Binding;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>
/// A parameter that is given without a value was meant to say something. Passed over, it would widen a listing to
/// everything, and a change behind it too: it is an error that names it, and nothing is sent.
/// </summary>
public sealed class EmptyValueTests(SampleSandbox shared) : SampleTests(shared)
{
    public static TheoryData<string> Senders => CommandSamples.Senders;

    [Theory]
    [MemberData(nameof(Senders))]
    public void IsAnError(string command)
    {
        var sample = CommandSamples.Of(command);
        Prepare(sample);
        List<string> passed = [];
        foreach (var parameter in Command.Of(command).Parameters.Where(MayNotBeEmpty))
        {
            var call = Command.IsFromPipeline(parameter) ? $"{sample.Command} {sample.Arguments}" : sample.Call;
            if (call.Contains($"-{parameter.Name} ", StringComparison.Ordinal))
                continue;

            foreach (var value in EmptyValuesOf(parameter))
            {
                var script = $"{call} -{parameter.Name} {value}";
                Server.Requests.Clear();
                var result = Session.Run(script);
                var errors = result.AllErrors;
                if (errors.Count != 1 || !IsAbout(errors[0], parameter.Name) || Server.Requests.All.Count > 0)
                    passed.Add($"{script}: {string.Join("; ", errors.Select(error => $"{error.FullyQualifiedErrorId} {error}"))} {string.Join("; ", Server.Requests.Lines())}");
            }
        }

        passed.AssertNone();
    }

    /// <summary>Of what shall be set, nothing is a value too: it clears.</summary>
    private static bool MayNotBeEmpty(PropertyInfo parameter) =>
        parameter.PropertyType != typeof(SwitchParameter) && !Command.IsBody(parameter) && Command.IsShown(parameter);

    private static IEnumerable<string> EmptyValuesOf(PropertyInfo parameter)
    {
        yield return "$null";
        if (parameter.PropertyType.IsArray)
            yield return "@()";
        if (parameter.PropertyType == typeof(string[]))
        {
            yield return "@($null)";
            yield return "'x', ''";
        }

        if (parameter.PropertyType == typeof(string) && !parameter.IsDefined(typeof(AllowEmptyAttribute)))
            yield return "''";
    }

    private static bool IsAbout(ErrorRecord error, string parameter) =>
        (error.Exception as ParameterBindingException)?.ParameterName == parameter
        // A parameter of another set than the sample's is refused before its value is looked at.
        || error.FullyQualifiedErrorId.StartsWith("AmbiguousParameterSet,", StringComparison.Ordinal)
        || error.Exception.Message.Contains($"-{parameter}", StringComparison.Ordinal)
        || (error.FullyQualifiedErrorId.StartsWith("SentryInvalidInput,", StringComparison.Ordinal) && error.Exception.Message.Contains("nothing", StringComparison.Ordinal));
}

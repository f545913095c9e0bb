using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>
/// Every object that a command emits, in every form that it can have in a pipeline, is used by a command or refused by it:
/// never passed over, and never taken for something of another organization.
/// </summary>
public sealed partial class PipedObjectTests(PipedObjects objects) : IClassFixture<PipedObjects>
{
    public static TheoryData<string> Commands => CommandSamples.Piped;

    [Fact]
    public void ThereIsOneOfEachKind() => Command.All
        .SelectMany(command => command.Outputs)
        .Where(type => type.Assembly == typeof(SentryObject).Assembly && type != typeof(SentryConnection))
        .Select(type => type.Name)
        .Except(objects.ByType.Keys).AssertNone();

    [Theory]
    [MemberData(nameof(Commands))]
    public void IsUsedOrRefused(string command)
    {
        List<string> wrong = [];
        foreach (var (kind, item) in objects.ByType)
        {
            foreach (var (form, row) in ObjectForms.Of(item))
            {
                if (Judge(command, item, row) is { } complaint)
                    wrong.Add($"{kind} ({form}) | {command}: {complaint}");
            }
        }

        wrong.AssertNone();
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    private string? Judge(string command, PSObject item, PSObject form)
    {
        var session = objects.Session;
        session.Shell.Set("object", form);
        session.Server.Requests.Clear();
        session.Server.Faults.Clear();
        // What is sent is looked at and not done, so that the next object finds everything as it was.
        session.Server.Faults.Next(request => request.Method != "GET", FaultKinds.Answer(400, """{"detail":"Not now."}"""), int.MaxValue);

        // A new thing is made of the object's properties alone.
        var arguments = Command.Of(command).Attribute.VerbName is "New" or "Add" ? "" : CommandSamples.Of(command).Arguments;
        var result = session.Run($"$object | {command} {arguments}");

        var requests = session.Server.Requests.All;
        var errors = result.AllErrors;
        if (requests.Count == 0 && errors.Count > 0)
            return errors.All(IsRefusal) ? null : $"the error {errors[0].FullyQualifiedErrorId}: {errors[0]}";

        var seen = requests.Select(TextOf).Concat(result.Output.Select(output => $"{output}")).ToList();
        if (!FactsOf(item).Any(fact => seen.Any(text => text.Contains(fact, StringComparison.Ordinal))))
            return $"none of {string.Join(", ", FactsOf(item))} is in {string.Join("; ", seen)}";

        return requests.FirstOrDefault(request => request.Path.Contains("/acme/", StringComparison.Ordinal)) is { } stray ? $"of another organization: {stray}" : null;
    }

    /// <summary>In our words; or PowerShell's, where a parameter wants a type of its own or a property that is not there.</summary>
    private static bool IsRefusal(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith("SentryInvalidInput,", StringComparison.Ordinal) || error.Exception is ParameterBindingException;

    private static string TextOf(RecordedRequest request) => $"{Uri.UnescapeDataString(request.Path)}?{request.QueryLine()} {request.Body}";

    /// <summary>The values that name the object, or what it belongs to.</summary>
    private static IEnumerable<string> FactsOf(PSObject item) => item.Properties
        .Where(property => Naming().IsMatch(property.Name))
        .Select(property => Convert.ToString(property.Value, CultureInfo.InvariantCulture))
        .OfType<string>()
        .Where(text => text.Length > 1)
        .Distinct();

    [GeneratedRegex("^(Slug|Version|ShortId|Projects?|.*Id)$")]
    private static partial Regex Naming();
}

using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using SentryPS.Api;
using SentryPS.Binding;
using SentryPS.Commands;
using SentryPS.Sandbox.Faults;
using SentryPS.Sandbox.Requests;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>
/// Every object that a command emits, in every form that it can have in a pipeline, is used by a command or refused by it:
/// never passed over, and never taken for something else, be it of another kind or of another organization.
/// </summary>
public sealed class PipedObjectTests(PipedObjects objects) : IClassFixture<PipedObjects>
{
    public static TheoryData<string> Commands => CommandSamples.Piped;

    [Fact]
    public void ThereIsOneOfEachKind() => Command.All
        .SelectMany(command => command.Outputs)
        .Where(type => type.Assembly == typeof(SentryObject).Assembly && type != typeof(SentryConnection))
        .Select(type => type.Name)
        .Except(objects.ByType.Keys)
        // The organization of these tests has none of these.
        .Except([nameof(SentryEnvironment), nameof(SentryCommitFile), nameof(SentryTeamMember)])
        .AssertNone();

    [Theory]
    [MemberData(nameof(Commands))]
    public void IsUsedOrRefused(string name)
    {
        var command = Command.Of(name);
        List<string> wrong = [];
        foreach (var (kind, item) in objects.ByType.Where(found => IsTried(name, found.Value.BaseObject)))
        {
            foreach (var (form, row) in ObjectForms.Of(item, objects.Session.Shell))
            {
                if (Judge(command, item, row) is { } complaint)
                    wrong.Add($"{kind} ({form}) | {name}: {complaint}");
            }
        }

        wrong.AssertNone();
    }

    /// <summary>
    /// A rule of the simple view stands for a monitor or an alert by design, operations of the API are no things of a server,
    /// and repositories are named by more than their ids.
    /// </summary>
    private static bool IsTried(string command, object item) => item switch
    {
        SentryAlertRule => !command.EndsWith("Monitor", StringComparison.Ordinal) && !command.EndsWith("Alert", StringComparison.Ordinal),
        SentryRepository => command != "Get-SentryRepository",
        _ => item is SentryObject,
    };

    /// <summary>What is wrong; null where nothing is.</summary>
    private string? Judge(Command command, PSObject item, PSObject form)
    {
        var session = objects.Session;
        session.Shell.Set("object", form);
        session.Server.Requests.Clear();
        session.Server.Faults.Clear();
        // What is sent is looked at and not done, so that the next object finds everything as it was.
        session.Server.Faults.Next(request => request.Method != "GET", FaultKinds.Answer(400, """{"detail":"Not now."}"""), int.MaxValue);

        // A new thing is made of the object's properties alone.
        var sample = CommandSamples.Of(command.Name);
        var input = sample.Beside.Length > 0 ? $"$object, {sample.Beside}" : "$object";
        var result = session.Run($"{input} | {command} {(IsSpecified(command) ? "" : sample.Arguments)}");

        var requests = session.Server.Requests.All;
        var errors = result.AllErrors;
        var facts = FactsFor(command, item).ToList();
        if (errors.FirstOrDefault(IsRefusal) is { } refusal)
        {
            // A new thing may need more than the object says.
            return facts.Count > 0 && !IsSpecified(command) && sample.TakesOnly is null && item.BaseObject is not SentryOrganization ? $"refused: {refusal}" : null;
        }

        if (facts.Count == 0)
            return $"not refused: {string.Join("; ", requests.Select(TextOf).Concat(errors.Select(error => $"{error}")))}";

        var seen = requests.Select(TextOf).Concat(result.Output.Select(output => $"{output}")).ToList();
        if (!facts.Any(fact => seen.Any(text => text.Contains(fact, StringComparison.Ordinal))))
            return $"none of {string.Join(", ", facts)} is in {string.Join("; ", seen)}";

        return requests.FirstOrDefault(request => request.Path.Contains("/acme/", StringComparison.Ordinal)) is { } stray
            ? $"of another organization: {stray}"
            : null;
    }

    /// <summary>In our words; or PowerShell's, where a parameter wants a type of its own or a property that is not there.</summary>
    private static bool IsRefusal(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith("SentryInvalidInput,", StringComparison.Ordinal) || error.Exception is ParameterBindingException;

    /// <summary>Whether it makes something new of what the properties of an object say. A check-in is made so, too.</summary>
    private static bool IsSpecified(Command command) => command.Target is null || command.Attribute.VerbName == "Send";

    private static string TextOf(RecordedRequest request) => $"{Uri.UnescapeDataString(request.Path)}?{request.QueryLine()} {request.Body}";

    /// <summary>The values of the object of which a request has to have one; empty where the command has to refuse it.</summary>
    private static IEnumerable<string> FactsFor(Command command, PSObject item)
    {
        var kind = item.BaseObject.GetType();
        if (command.Target is not { } target)
            return Values(item, "Slug", "Version", "Name", "Email");

        var name = target.GetCustomAttribute<NameAttribute>()!;
        // Where a listing needs no more, an organization stands for all that is in it.
        var takesOrganizations = command.Attribute.VerbName == "Get" && !target.GetCustomAttribute<ParameterAttribute>()!.Mandatory;
        var isWanted = kind == name.Kind || name.Within.Contains(kind) || (kind == typeof(SentryOrganization) && takesOrganizations);
        return isWanted ? Values(item, Resource.Of(kind).Key, "Id", "ShortId")
            : name.Column is { } column ? Values(item, column)
            : name is MemberNameAttribute && kind == typeof(SentryTeamMember) ? Values(item, "Id")
            : name is AlertingNameAttribute && item.BaseObject is SentryAlertRule rule && name.Kind.Name == $"Sentry{rule.Kind}" ? Values(item, "Id")
            // What came with an event is asked for by the event.
            : name is IssueNameAttribute ? Values(item, command.Name == "Get-SentryAttachment" && kind == typeof(SentryEvent) ? "Id" : "IssueId")
            : [];
    }

    private static IEnumerable<string> Values(PSObject item, params string[] properties) => properties
        .Select(property => Convert.ToString(item.Properties[property]?.Value, CultureInfo.InvariantCulture))
        .OfType<string>()
        .Where(text => text.Length > 1);
}

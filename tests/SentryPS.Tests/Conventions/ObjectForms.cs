using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Conventions;

/// <summary>
/// The forms that an object has after it went through a file, a job or Select-Object. The engine that tests run in has no
/// such commands, so the rows are made here as those make them.
/// </summary>
internal static class ObjectForms
{
    public static IEnumerable<(string Name, PSObject Item)> Of(PSObject item, PowerShellSession shell)
    {
        yield return ("live", item);
        shell.Set("item", item);
        yield return ("Clixml", Assert.Single(shell.Invoke("$serializer = [System.Management.Automation.PSSerializer]; $serializer::Deserialize($serializer::Serialize($item))").Output));
        var ofJob = Row(item, value => value);
        ofJob.TypeNames.Insert(0, $"Deserialized.{item.TypeNames[0]}");
        yield return ("of a job without the module", ofJob);
        yield return ("CSV", Row(item, value => value is null ? "" : $"{PSObject.AsPSObject(value)}"));
        yield return ("JSON", Row(item, JsonValue));
        var selection = Row(item, value => value);
        selection.TypeNames.Insert(0, $"Selected.{item.TypeNames[0]}");
        yield return ("Select-Object", selection);
    }

    private static PSObject Row(PSObject item, Func<object?, object?> valueOf)
    {
        var row = new PSObject();
        // Code properties are hidden, and part of no row.
        foreach (var property in item.Properties.Where(property => property is not PSCodeProperty))
            row.Properties.Add(new PSNoteProperty(property.Name, valueOf(property.Value)));
        return row;
    }

    /// <summary>As ConvertFrom-Json reads it: enumerations are numbers, and what is no plain value is a list or has lost its type.</summary>
    private static object? JsonValue(object? value) => (value as PSObject)?.BaseObject ?? value switch
    {
        null or string or bool or int or long or double or DateTime => value,
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
        Uri url => url.OriginalString,
        IEnumerable items => items.Cast<object>().Select(JsonValue).ToArray(),
        _ => $"{value}",
    };
}

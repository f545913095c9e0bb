using System.Globalization;

namespace SentryPS.Api;

/// <summary>Values of hashtables as they stand in paths, queries, forms and headers.</summary>
internal static class ApiCallText
{
    /// <summary>The texts of a value: several for a list. Nothing at all would say something else than was meant.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What it is for, for messages.</param>
    public static IReadOnlyList<string> AllOf(object? value, string name)
    {
        var converted = JsonValue.From(value, name);
        return converted is object?[] items
            ? items.Length > 0 ? [.. items.Select(item => TextOf(item, name))] : throw Refused(name, "an empty list")
            : [TextOf(converted, name)];
    }

    /// <summary>The text of a value that is one.</summary>
    public static string Of(object? value, string name) =>
        AllOf(value, name) is [var text] ? text : throw Refused(name, "a list, where one value is wanted");

    private static string TextOf(object? value, string name) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        null => throw Refused(name, "nothing ($null)"),
        _ => throw Refused(name, "nested, which only a JSON body can be"),
    };

    private static SentryException Refused(string name, string reason) =>
        SentryException.InvalidInput($"'{name}' cannot be sent: it is {reason}.", name);
}

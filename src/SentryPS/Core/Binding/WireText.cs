using System.Collections;
using System.Globalization;
using System.Reflection;

namespace SentryPS.Binding;

/// <summary>How the values of parameters are written for Sentry.</summary>
internal static class WireText
{
    /// <summary>The texts of a value, or of each value of a list.</summary>
    public static IEnumerable<string> AllOf(object value) =>
        value is IEnumerable items and not string ? items.Cast<object>().Select(Of) : [Of(value)];

    public static string Of(object value) => value switch
    {
        string text => text,
        SentryName name => name.Required,
        Enum member => Of(member),
        DateTime date => SentryDate.Format(date.ToUniversalTime()),
        DateTimeOffset date => SentryDate.Format(date),
        SwitchParameter flag => flag ? "true" : "false",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>An enumeration's value: in lower case, or as its <see cref="WireAttribute"/> has it.</summary>
    public static string Of(Enum member) =>
        member.GetType().GetField(member.ToString())?.GetCustomAttribute<WireAttribute>()?.Text ?? member.ToString().ToLowerInvariant();
}

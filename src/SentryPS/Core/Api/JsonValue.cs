using System.Collections;
using System.Globalization;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SentryPS.Api;

/// <summary>
/// Turns values from PowerShell into JSON: hashtables and custom objects, lists, numbers, dates and so on, nested as
/// deep as anyone writes them. What has no sure meaning in JSON is refused rather than sent as some text.
/// </summary>
internal static class JsonValue
{
    private const int MaximumDepth = 100;

    /// <summary>
    /// The value as a tree of dictionaries, arrays, strings, Int64, UInt64, Decimal, Double, Boolean and null.
    /// <see cref="SentryException"/> for what cannot be sent, wherever in it that is.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the field that it goes to, for messages.</param>
    public static object? From(object? value, string name = "") => Convert(value, name, []);

    /// <summary>The fields of one of the hashtables that a parameter takes, of which some have to be there.</summary>
    public static IReadOnlyDictionary<string, object?> FieldsOf(
        IDictionary table, string parameter, params string[] required)
    {
        var fields = (IReadOnlyDictionary<string, object?>)From(table, parameter)!;
        foreach (var name in required)
        {
            if (!fields.TryGetValue(name, out var value) || value is null or "")
            {
                throw SentryException.InvalidInput(
                    $"Each hashtable of {parameter} needs '{name}': {parameter} @{{ {string.Join("; ", required.Select(key => $"{key} = '…'"))} }}.", table);
            }
        }

        return fields;
    }

    /// <summary>
    /// Half of a surrogate pair cannot be sent: it would arrive as another character, and so name something else.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="use">What it cannot be then, for the message.</param>
    public static string CheckText(string text, string use)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                throw SentryException.InvalidInput($"'{text}' cannot be {use}: it has half of a character in it.");
            }
        }

        return text;
    }

    /// <param name="value">The value.</param>
    /// <param name="name">The names that lead to it, with dots between them.</param>
    /// <param name="parents">The objects in which it is.</param>
    private static object? Convert(object? value, string name, Stack<object> parents)
    {
        value = PipelineValue.Unwrap(value);
        return value switch
        {
            null => null,
            _ when ReferenceEquals(value, AutomationNull.Value) => null,
            string text => CheckText(text, $"sent as '{name}'"),
            char character => CheckText(character.ToString(), $"sent as '{name}'"),
            bool => value,
            SwitchParameter flag => flag.IsPresent,
            Enum member => TextOf(member),
            SentryName named => CheckText(named.Required, $"sent as '{name}'"),
            sbyte or byte or short or ushort or int or uint or long => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ulong or decimal => value,
            double number => Finite(number, name),
            // By its text, since 0.1 as it is would be 0.10000000149011612.
            float number => Finite(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), name),
            BigInteger number when number >= (BigInteger)decimal.MinValue && number <= (BigInteger)decimal.MaxValue => (decimal)number,
            DateTimeOffset date => SentryDate.Format(date),
            DateTime date => SentryDate.Format(new DateTimeOffset(date)),
#if NET
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
#endif
            Guid guid => guid.ToString(),
            // As it was typed: ToString() would undo escapes.
            Uri url => CheckText(url.OriginalString, $"sent as '{name}'"),
            TimeSpan => throw Refused(name, "a time span, and Sentry counts in seconds here and in minutes there: give the number that is meant, such as $span.TotalMinutes"),
            PSObject or IDictionary or IReadOnlyDictionary<string, object?> or IEnumerable => ConvertNested(value, name, parents),
            _ => throw Refused(name, $"a {value.GetType().Name}: give text, numbers, dates, hashtables or lists of them"),
        };
    }

    private static object ConvertNested(object value, string name, Stack<object> parents)
    {
        if (parents.Any(parent => ReferenceEquals(parent, value)))
        {
            throw Refused(name, "an object that contains itself");
        }

        if (parents.Count == MaximumDepth)
        {
            throw Refused(name, $"nested more than {MaximumDepth} deep");
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        parents.Push(value);
        object converted = value switch
        {
            PSObject custom => ConvertFields(custom.Properties.Select(property => new DictionaryEntry(property.Name, property.Value)), name, parents),
            IDictionary table => ConvertFields(EntriesOf(table), name, parents),
            IReadOnlyDictionary<string, object?> fields => ConvertFields(fields.Select(field => new DictionaryEntry(field.Key, field.Value)), name, parents),
            var items => ((IEnumerable)items).Cast<object?>().Select(item => Convert(item, name, parents)).ToArray(),
        };
        parents.Pop();
        return converted;
    }

    private static Dictionary<string, object?> ConvertFields(
        IEnumerable<DictionaryEntry> fields, string name, Stack<object> parents)
    {
        var converted = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var key = CheckText(KeyOf(field.Key, name), "the name of a field");
            if (converted.ContainsKey(key))
            {
                throw Refused(name, $"a table with two keys that are both '{key}' as text");
            }

            converted[key] = Convert(field.Value, name.Length == 0 ? key : $"{name}.{key}", parents);
        }

        return converted;
    }

    /// <summary>By the table's own enumerator: that of other interfaces gives pairs of other types.</summary>
    private static IEnumerable<DictionaryEntry> EntriesOf(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
        {
            yield return entry;
        }
    }

    private static string KeyOf(object key, string name) => (key is PSObject wrapped ? wrapped.BaseObject : key) switch
    {
        string text => text,
        Enum member => TextOf(member),
        IConvertible and IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Guid guid => guid.ToString(),
        var other => throw Refused(name, $"a table with a {other.GetType().Name} as a key"),
    };

    /// <summary>Sentry's own values are in lower case; names of other enumerations are taken as they are.</summary>
    private static string TextOf(Enum member) =>
        member.GetType().Assembly == typeof(JsonValue).Assembly ? WireText.Of(member) : member.ToString();

    private static double Finite(double number, string name) =>
        double.IsNaN(number) || double.IsInfinity(number) ? throw Refused(name, "not a finite number") : number;

    private static SentryException Refused(string name, string reason) =>
        SentryException.InvalidInput(name.Length == 0 ? $"What is to be sent is {reason}." : $"'{name}' cannot be sent: it is {reason}.");
}

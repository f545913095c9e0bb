using System.Collections;
using System.Globalization;

namespace SentryPS.Binding;

/// <summary>Turns a hashtable from a script into a part of a request's body.</summary>
internal static class HashtableBody
{
    /// <summary>Every entry of <paramref name="required"/> must be there with a value.</summary>
    public static IReadOnlyDictionary<string, object?> Convert(Hashtable table, string parameter, params string[] required)
    {
        var fields = ConvertTable(table);
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

    private static Dictionary<string, object?> ConvertTable(IDictionary table)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            fields[System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? ""] = ConvertValue(entry.Value);
        }

        return fields;
    }

    private static object? ConvertValue(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int or long => value is PSObject number ? number.BaseObject : value,
        DateTimeOffset date => date,
        DateTime date => new DateTimeOffset(date),
        IDictionary table => ConvertTable(table),
        IEnumerable items => items.Cast<object?>().Select(ConvertValue).ToList(),
        var other => System.Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}

using System.Globalization;

namespace SentryPS;

/// <summary>
/// Steps into nested JSON of which nothing is certain: what is not there, or is of another kind, is null or empty.
/// </summary>
internal static class RawFields
{
    public static object? Field(this object? value, string name) =>
        value is IDictionary<string, object?> fields && fields.TryGetValue(name, out var field) ? field : null;

    public static string? Text(this object? value, string name) => value.Field(name) as string;

    public static int? Number(this object? value, string name) =>
        value.Field(name) is long number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>
    /// An object, empty for what is none, without the names that ConvertFrom-Json refuses: the empty one, and those
    /// that differ from one before them in case only. Programs make such names, and <c>Raw</c> has them.
    /// </summary>
    public static SentryDictionary<object?> Fields(this object? value)
    {
        var fields = new SentryDictionary<object?>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "" };
        foreach (var field in value as IDictionary<string, object?> ?? new SentryDictionary<object?>())
        {
            if (names.Add(field.Key))
            {
                fields[field.Key] = WithoutRefusedNames(field.Value);
            }
        }

        return fields;
    }

    public static DateTimeOffset? Date(this object? value, string name) =>
        DateTimeOffset.TryParse(value.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    public static IReadOnlyList<object?> Items(this object? value, string name) => value.Field(name) as object?[] ?? [];

    private static object? WithoutRefusedNames(object? value) => value switch
    {
        IDictionary<string, object?> => value.Fields(),
        object?[] items => items.Select(WithoutRefusedNames).ToArray(),
        _ => value,
    };
}

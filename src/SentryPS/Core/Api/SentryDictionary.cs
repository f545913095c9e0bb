using System.Globalization;

namespace SentryPS;

/// <summary>
/// Values by name, as a response has them; the names are case-sensitive. As text it is its entries, so that a column of
/// a CSV file says what is in it.
/// </summary>
public sealed class SentryDictionary<TValue> : Dictionary<string, TValue>
{
    internal SentryDictionary()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>
    /// The entries as <c>name=value</c> with <c>", "</c> between them; a value that is nested is JSON.
    /// </summary>
    public override string ToString() => string.Join(", ", this.Select(entry => $"{entry.Key}={TextOf(entry.Value)}"));

    private static string TextOf(object? value) => value is object?[] or IDictionary<string, object?>
        ? JsonText.Write(value)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

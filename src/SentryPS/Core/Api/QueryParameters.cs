using System.Collections;
using System.Globalization;

namespace SentryPS.Api;

/// <summary>
/// The query of a request: names in order, repeated where there are several values, as Sentry wants arrays.
/// </summary>
internal sealed class QueryParameters : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];

    /// <summary>Adds nothing for null; an empty string is sent, since an empty <c>query=</c> has a meaning.</summary>
    public QueryParameters Add(string name, string? value)
    {
        if (value is not null)
        {
            _parameters.Add(new(name, JsonValue.CheckText(value, $"sent as '{name}'")));
        }

        return this;
    }

    public QueryParameters Add(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(name, value);
        }

        return this;
    }

    public QueryParameters Add(string name, int value) => Add(name, value.ToString(CultureInfo.InvariantCulture));

    public QueryParameters Add(
        string name, DateTime? value) => Add(name, value is { } date ? SentryDate.Format(date) : null);

    public QueryParameters Add(
        string name, DateTimeOffset? value) => Add(name, value is { } date ? SentryDate.Format(date) : null);

    public bool Has(string name) => _parameters.Exists(parameter => parameter.Key == name);

    /// <summary>A copy in which <paramref name="name"/> has this one value.</summary>
    public QueryParameters With(string name, string value) => Without(name).Add(name, value);

    /// <summary>A copy in which <paramref name="name"/> does not occur.</summary>
    public QueryParameters Without(string name)
    {
        var copy = new QueryParameters();
        copy._parameters.AddRange(_parameters.Where(parameter => parameter.Key != name));
        return copy;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(
        "&",
        _parameters.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}"));
}

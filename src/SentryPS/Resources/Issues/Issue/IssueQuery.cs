using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS.Commands;

/// <summary>Writes Sentry's search language: terms of <c>key:value</c>, all of which must hold.</summary>
internal sealed class IssueQuery
{
    private static readonly Regex s_plainKey = new(@"^!?[A-Za-z0-9_.-]+\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // A star after an even number of backslashes, as Sentry itself finds it.
    private static readonly Regex s_wildcard = new(@"(?<!\\)(\\\\)*\*", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // A backslash that does not belong to a star, whose own backslashes say whether it is meant as itself.
    private static readonly Regex s_plainBackslash = new(@"\\(?!\\*\*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly List<string> _terms = [];

    /// <summary>Passes on what is in that language already.</summary>
    public IssueQuery AddRaw(string? terms)
    {
        if (!string.IsNullOrWhiteSpace(terms))
        {
            _terms.Add(terms!.Trim());
        }

        return this;
    }

    /// <summary>One value as <c>key:value</c>, several as <c>key:[a,b]</c>, of which one must hold.</summary>
    public IssueQuery Add(string key, params IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            var quoted = values.Select(Quote).ToList();
            _terms.Add(quoted.Count == 1 ? $"{key}:{quoted[0]}" : $"{key}:[{string.Join(",", quoted)}]");
        }

        return this;
    }

    public IssueQuery Add(string key, string comparison, DateTime? date)
    {
        if (date is { } value)
        {
            _terms.Add($"{key}:{comparison}{SentryDate.Format(value)}");
        }

        return this;
    }

    public IssueQuery Add(string key, string comparison, DateTimeOffset? date)
    {
        if (date is { } value)
        {
            _terms.Add($"{key}:{comparison}{SentryDate.Format(value)}");
        }

        return this;
    }

    /// <summary>Each entry is a tag and the value, or values, that it must have; a <c>!</c> before the key turns it round.</summary>
    public IssueQuery AddTags(IDictionary tags)
    {
        foreach (DictionaryEntry tag in tags)
        {
            var key = Convert.ToString(tag.Key, CultureInfo.InvariantCulture) ?? "";
            if (!s_plainKey.IsMatch(key))
            {
                throw SentryException.InvalidInput($"'{key}' is not the key of a tag: keys have letters, digits, '_', '.' and '-'.", key);
            }

            var given = tag.Value is PSObject wrapped ? wrapped.BaseObject : tag.Value;
            var values = (given is IEnumerable and not string ? ((IEnumerable)given).Cast<object?>() : [given])
                .Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                .ToList();
            if (values.Count == 0 || values.Contains(""))
            {
                throw SentryException.InvalidInput($"-Tag needs a value for '{key}', as in -Tag @{{ {key} = 'value' }}.", key);
            }

            Add(key, values);
        }

        return this;
    }

    public override string ToString() => string.Join(" ", _terms);

    /// <summary>
    /// Quotes what would otherwise end the term or mean something else. <c>*</c> is a wildcard, in quotes too, and <c>\*</c>
    /// a star. In quotes Sentry undoes <c>\"</c> and no other escape; only beside a wildcard is a backslash an escape.
    /// </summary>
    private static string Quote(string value)
    {
        if (value.Any(char.IsControl))
        {
            throw SentryException.InvalidInput($"'{value}' cannot be searched for: it has a line break or another control character.", value);
        }

        if (value.Length > 0 && value.All(IsPlain))
        {
            return value;
        }

        var text = s_wildcard.IsMatch(value) ? s_plainBackslash.Replace(value, @"\\") : value;
        if (text.Length == 0 || text[text.Length - 1] != '\\')
        {
            return "\"" + text.Replace("\"", "\\\"") + "\"";
        }

        // At the end of quoted text it would take the closing quote for itself, so such a value can only stand without quotes.
        return value.All(c => IsPlain(c) || c == '\\')
            ? text
            : throw SentryException.InvalidInput(
                $"'{value}' cannot be searched for: Sentry's search has no way to write a value that ends in a backslash and has blanks or "
                + "other special characters. Search for its beginning, with a star in place of the rest.",
                value);
    }

    private static bool IsPlain(char character) =>
        char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '*' or '@' or '#' or '/' or '+' or ':';
}

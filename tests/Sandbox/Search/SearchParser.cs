using System.Text;
using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Search;

/// <summary>Reads Sentry's query language for issues: terms side by side, all of which must hold.</summary>
internal sealed class SearchParser
{
    private readonly string _query;
    private int _position;

    private SearchParser(string query) => _query = query;

    private bool AtEnd => _position == _query.Length;

    private char Current => _query[_position];

    public static List<SearchTerm> Parse(string query)
    {
        var parser = new SearchParser(query);
        var terms = new List<SearchTerm>();
        while (parser.SkipSpace())
            terms.Add(parser.ReadTerm());
        return terms;
    }

    public static ApiFailure Error(string message) => ApiFailure.BadRequest($"Error parsing search query: {message}");

    private bool SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
            _position++;
        return !AtEnd;
    }

    private SearchTerm ReadTerm()
    {
        if (Current is '(' or ')')
            throw Error("Parenthesized expressions are not supported in this search");

        var isNegated = Take('!');
        var key = ReadKey();
        if (key is null)
        {
            var text = ReadText();
            return text is "OR" or "AND"
                ? throw Error("Boolean statements containing \"OR\" or \"AND\" are not supported in this search")
                : new SearchTerm(null, Comparison.Equal, [text], isNegated);
        }

        if (!AtEnd && Current == '[')
            return new SearchTerm(key, Comparison.Equal, ReadList(), isNegated);

        var comparison = ReadComparison();
        if (AtEnd || char.IsWhiteSpace(Current))
            throw Error($"Empty string after '{key}:'");
        return new SearchTerm(key, comparison, [ReadText()], isNegated);
    }

    /// <summary>A key ends with a colon; without one, nothing has been read.</summary>
    private string? ReadKey()
    {
        var end = _position;
        while (end < _query.Length && IsOfKey(_query[end]))
            end++;
        if (end == _position || end == _query.Length || _query[end] != ':')
            return null;

        var key = _query[_position..end];
        _position = end + 1;
        return key.StartsWith("tags[", StringComparison.Ordinal) && key.EndsWith(']') ? key[5..^1] : key;
    }

    private static bool IsOfKey(char character) =>
        char.IsLetterOrDigit(character) || character is '.' or '_' or '-' or '[' or ']';

    private Comparison ReadComparison()
    {
        if (Take('<'))
            return Take('=') ? Comparison.LessOrEqual : Comparison.Less;
        if (Take('>'))
            return Take('=') ? Comparison.GreaterOrEqual : Comparison.Greater;
        return Comparison.Equal;
    }

    private List<string> ReadList()
    {
        _position++;
        var values = new List<string>();
        while (SkipSpace() && Current != ']')
        {
            values.Add(ReadText(','));
            SkipSpace();
            Take(',');
        }

        return Take(']') && values.Count > 0 ? values : throw Error("Incomplete list");
    }

    /// <summary>Text up to a space, or up to the closing quote.</summary>
    private string ReadText(char separator = ' ')
    {
        var text = new StringBuilder();
        if (Take('"'))
        {
            while (!AtEnd && Current != '"')
            {
                // No other escape is undone.
                if (Current == '\\' && _position + 1 < _query.Length && _query[_position + 1] == '"')
                    _position++;
                text.Append(Current);
                _position++;
            }

            return Take('"') ? text.ToString() : throw Error("Unmatched quote");
        }

        while (!AtEnd && !char.IsWhiteSpace(Current) && Current != separator && !(separator == ',' && Current == ']'))
        {
            text.Append(Current);
            _position++;
        }

        return text.ToString();
    }

    private bool Take(char expected)
    {
        if (AtEnd || Current != expected)
            return false;
        _position++;
        return true;
    }
}

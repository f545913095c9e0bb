using System.Globalization;
using System.Net;
using System.Text;

namespace SentryPS.Http;

/// <summary>
/// Takes the token out of texts that a server chose. Proxies quote requests that they do not like, and may break what
/// they quote by blanks, tags or escapes, or cut it off; so what is looked for is any longer part of the token, letter
/// by letter.
/// </summary>
internal static class TokenMask
{
    private const string Replacement = "(token)";

    /// <summary>
    /// So many characters of the token in a row are a part of it, and not a word that it happens to have.
    /// </summary>
    private const int SmallestPart = 8;

    private const int LongestEscape = 12;

    private const int LongestTag = 500;

    public static string Apply(string text, string token)
    {
        text = text.Replace(token, Replacement);
        var secret = Letters(token);
        if (secret.Length < SmallestPart)
        {
            return text;
        }

        var (letters, places) = Read(text);
        var isSecret = new bool[letters.Length];
        var haystack = secret.AsSpan();
        for (var start = 0; start + SmallestPart <= letters.Length; start++)
        {
            if (haystack.IndexOf(letters.AsSpan(start, SmallestPart)) >= 0)
            {
                isSecret.AsSpan(start, SmallestPart).Fill(true);
            }
        }

        return Replace(text, isSecret, places);
    }

    private static string Replace(string text, bool[] isSecret, List<(int Start, int End)> places)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        for (var first = 0; first < isSecret.Length; first++)
        {
            if (!isSecret[first])
            {
                continue;
            }

            var last = first;
            while (last + 1 < isSecret.Length && isSecret[last + 1])
            {
                last++;
            }

            result.Append(text, position, places[first].Start - position).Append(Replacement);
            position = places[last].End;
            first = last;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static string Letters(string text) => string.Concat(text.Where(IsLetter).Select(char.ToLowerInvariant));

    private static bool IsLetter(
        char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>
    /// The letters and digits of a text, with escapes undone and tags left out, and where in the text each stands.
    /// </summary>
    private static (string Letters, List<(int Start, int End)> Places) Read(string text)
    {
        var letters = new StringBuilder(text.Length);
        var places = new List<(int Start, int End)>(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            var character = text[start];
            if (character == '<')
            {
                var close = text.IndexOf('>', start, Math.Min(LongestTag, text.Length - start));
                end = close < 0 ? end : close + 1;
            }
            else if (character is '&' or '%' or '\\')
            {
                (character, end) = Unescape(text, start);
            }

            if (IsLetter(character))
            {
                letters.Append(char.ToLowerInvariant(character));
                places.Add((start, end));
            }

            start = end;
        }

        return (letters.ToString(), places);
    }

    /// <summary>The character of an escape of HTML, of URLs or of JSON, and where the escape ends.</summary>
    private static (char Character, int End) Unescape(string text, int start)
    {
        switch (text[start])
        {
            case '&' when text.IndexOf(';', start, Math.Min(LongestEscape, text.Length - start)) is var semicolon and > 0:
                var decoded = WebUtility.HtmlDecode(text.Substring(start, semicolon + 1 - start));
                return (decoded.Length == 1 ? decoded[0] : '\0', semicolon + 1);
            case '%' when TryHex(text, start + 1, 2, out var unit):
                return (unit, start + 3);
            case '\\' when start + 1 < text.Length && text[start + 1] == 'u' && TryHex(text, start + 2, 4, out var unit):
                return (unit, start + 6);
            default:
                return ('\0', start + 1);
        }
    }

    private static bool TryHex(string text, int start, int length, out char character)
    {
        character = '\0';
        if (start + length > text.Length
            || !ushort.TryParse(text.Substring(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return false;
        }

        character = (char)unit;
        return true;
    }
}

using System.Globalization;
using System.Text;

namespace SentryPS.Http.Json;

/// <summary>Decodes a JSON string that is not valid Unicode.</summary>
internal static class InvalidUnicode
{
    public static string Unescape(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8.ToArray());
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u' && i + 4 < text.Length
                && ushort.TryParse(
                    text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append((char)unit);
                i += 4;
            }
            else
            {
                result.Append(text[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\b',
                    'f' => '\f',
                    var other => other,
                });
            }
        }

        return ReplaceLoneSurrogates(result);
    }

    private static string ReplaceLoneSurrogates(StringBuilder text)
    {
        const char replacement = '\uFFFD';
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = replacement;
            }
        }

        return text.ToString();
    }
}

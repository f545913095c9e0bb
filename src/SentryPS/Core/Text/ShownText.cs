using System.Globalization;

namespace SentryPS;

/// <summary>
/// The one place that decides what a person may be shown. Of what does otherwise than stand for itself, nothing is
/// left but a <c>�</c>: what controls a terminal, what turns the direction of the text after it, and what takes no
/// room at all.
/// </summary>
internal static class ShownText
{
    private const char Replacement = '\uFFFD';

    // Letters and marks by category, and yet nothing is seen of them.
    private const string Invisible = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0";

    /// <summary>A text whose lines stay apart.</summary>
    public static string Lines(string text) => Replace(text.Replace("\r\n", "\n"), keepsLines: true);

    /// <summary>A text in one line: its breaks and tabs are blanks, or it could forge another line.</summary>
    public static string Line(string text) => Replace(text.Replace("\r\n", "\n"), keepsLines: false);

    private static string Replace(string text, bool keepsLines)
    {
        char[]? shown = null;
        for (var index = 0; index < text.Length; index++)
        {
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            if (ShownFor(text, index, keepsLines) is { } other)
            {
                shown ??= text.ToCharArray();
                shown[index] = other;
                shown[index + length - 1] = other;
            }

            index += length - 1;
        }

        return shown is null ? text : new(shown);
    }

    /// <summary>What takes the place of the character. Null where it may stay.</summary>
    private static char? ShownFor(string text, int index, bool keepsLines) =>
        CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.Control when text[index] is '\n' or '\t' => keepsLines ? null : ' ',
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Replacement,
            _ => Invisible.Contains(text[index]) ? Replacement : null,
        };
}

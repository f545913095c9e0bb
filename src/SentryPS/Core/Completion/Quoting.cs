using System.Management.Automation.Language;
using System.Text;

namespace SentryPS.Completion;

/// <summary>
/// The one place where a text of the server becomes a part of a command line. Whatever the text is, the line then has
/// it as one constant string of exactly that value.
/// </summary>
internal static class Quoting
{
    // PowerShell takes each of these for the plain one, at the beginning of a string as at its end.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    /// <summary>
    /// The text that was typed so far. PowerShell hands it over without its escapes, between quotes if it began with
    /// one.
    /// </summary>
    public static string Unquote(string word)
    {
        if (word.Length == 0 || !(SingleQuotes + DoubleQuotes).Contains(word[0]))
        {
            return word;
        }

        var end = word.Length > 1 && word[word.Length - 1] == word[0] ? word.Length - 1 : word.Length;
        return word.Substring(1, end - 1);
    }

    /// <summary>
    /// The text as an argument, in the kind of quotes that were begun; bare where none were and none are needed.
    /// </summary>
    public static string Quote(string text, string typed)
    {
        var mark = typed.Length > 0 ? typed[0] : ' ';
        return DoubleQuotes.Contains(mark) ? InDoubleQuotes(text)
            : SingleQuotes.Contains(mark) || !IsPlainArgument(text) ? InSingleQuotes(text)
            : text;
    }

    /// <summary>The text as a key of a hashtable.</summary>
    public static string QuoteKey(string text) =>
        text.All(c => IsAsciiLetter(c) || c == '_') ? text : InSingleQuotes(text);

    private static string InSingleQuotes(string text) =>
        "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";

    private static string InDoubleQuotes(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c is '`' or '$' || DoubleQuotes.Contains(c) ? "`" : "").Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Such a word is neither a number nor a variable, a parameter, a comment, or several arguments.</summary>
    private static bool IsPlainArgument(string text) =>
        text.Length > 0
        && IsAsciiLetter(text[0])
        && text.All(c => IsAsciiLetter(c) || c is (>= '0' and <= '9') or '-' or '_' or '.' or '/' or '+' or '@' or '#');

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

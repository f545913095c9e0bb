using System.Management.Automation.Language;

namespace SentryPS.Completion;

/// <summary>Quotation marks around what is completed, as the user began them or as the text needs them.</summary>
internal static class Quoting
{
    public static string Unquote(string word)
    {
        var text = word.Length > 0 && word[0] is '\'' or '"' ? word.Substring(1) : word;
        return word.Length > 1 && text.Length > 0 && text[text.Length - 1] == word[0] ? text.Substring(0, text.Length - 1) : text;
    }

    /// <summary>
    /// Single quotes where the text has to be quoted, or what the user typed before it. A text that is safe stays bare.
    /// </summary>
    public static string Quote(string text, string typed)
    {
        if (typed.Length > 0 && typed[0] == '"')
        {
            return "\"" + text.Replace("`", "``").Replace("$", "`$").Replace("\"", "`\"") + "\"";
        }

        var isBare = text.Length > 0
            && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '+' || (c is '@' or '#' && text[0] != c))
            && text[0] is not ('-' or '@' or '#');
        return isBare && !(typed.Length > 0 && typed[0] == '\'') ? text : "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
    }
}

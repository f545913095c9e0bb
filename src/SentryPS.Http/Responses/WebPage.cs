using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SentryPS.Http;

/// <summary>
/// What a person would see of a web page. Read in one pass, since a page can be made to be slow to search.
/// </summary>
internal static class WebPage
{
    private static readonly HashSet<string> s_unseen =
        new(StringComparer.OrdinalIgnoreCase) { "script", "style", "svg", "template", "noscript" };

    /// <summary>
    /// The page's title or, where it has none, its visible words. Empty where there is nothing to see.
    /// </summary>
    public static string WordsOf(string html)
    {
        var words = new StringBuilder();
        var position = 0;
        while (html.IndexOf('<', position) is var start and >= 0)
        {
            words.Append(html, position, start - position);
            var name = TagName(html, start);
            // Text that only looks like a tag, as in 1 < 2.
            if (name.Length == 0 && !StartsWith(html, start, "</") && !StartsWith(html, start, "<!") && !StartsWith(html, start, "<?"))
            {
                words.Append('<');
                position = start + 1;
                continue;
            }

            words.Append(' ');
            if (StartsWith(html, start, "<!--"))
            {
                position = After(html, "-->", start + 4);
                continue;
            }

            position = After(html, ">", start);
            if (name.Equals("title", StringComparison.OrdinalIgnoreCase))
            {
                var end = html.IndexOf('<', position);
                var title = Clean(html.Substring(position, (end < 0 ? html.Length : end) - position));
                if (title.Length > 0)
                {
                    return title;
                }
            }
            else if (s_unseen.Contains(name))
            {
                position = After(html, $"</{name}", position);
                position = After(html, ">", position);
            }
        }

        return Clean(words.Append(html, position, html.Length - position).ToString());
    }

    private static string Clean(string text) =>
        Regex.Replace(WebUtility.HtmlDecode(text), @"[\s\p{Cc}]+", " ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Trim();

    private static string TagName(string html, int start)
    {
        var end = start + 1;
        while (end < html.Length && char.IsLetterOrDigit(html[end]))
        {
            end++;
        }

        return html.Substring(start + 1, end - start - 1);
    }

    private static bool StartsWith(string html, int start, string text) =>
        string.CompareOrdinal(html, start, text, 0, text.Length) == 0;

    /// <summary>Where the text that follows begins; the end where it does not come.</summary>
    private static int After(string html, string text, int start)
    {
        var found = html.IndexOf(text, Math.Min(start, html.Length), StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + text.Length;
    }
}

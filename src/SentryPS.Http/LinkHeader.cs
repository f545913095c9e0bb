using System.Text.RegularExpressions;

namespace SentryPS.Http;

/// <summary>
/// Sentry's Link header: <c>&lt;url&gt;; rel="next"; results="true"; cursor="0:100:0"</c>, and the same for
/// <c>previous</c>. Only the cursor is taken. The URL may name another host, which must never get a request of ours.
/// </summary>
internal static class LinkHeader
{
    // A link is a URL in angle brackets and its attributes, in which quoted text may have commas.
    private static readonly Regex s_link = new(
        @"<(?<url>[^>]*)>(?<attributes>(?:\s*;\s*\w+\s*=\s*""[^""]*"")*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex s_attribute = new(
        @"(?<name>\w+)\s*=\s*""(?<value>[^""]*)""", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The cursor of the next page; null where there is no next page, or no such header.</summary>
    public static string? NextCursor(string? header)
    {
        foreach (Match link in s_link.Matches(header ?? ""))
        {
            var attributes = s_attribute.Matches(link.Groups["attributes"].Value).Cast<Match>()
                .GroupBy(match => match.Groups["name"].Value, match => match.Groups["value"].Value)
                .ToDictionary(group => group.Key, group => group.First());
            if (attributes.TryGetValue("rel", out var rel) && rel == "next")
            {
                return attributes.TryGetValue("results", out var results) && results != "true" ? null
                    : attributes.TryGetValue("cursor", out var cursor) && cursor.Length > 0 ? cursor
                    : CursorOf(link.Groups["url"].Value);
            }
        }

        return null;
    }

    /// <summary>Servers of long ago gave the cursor in the URL alone.</summary>
    private static string? CursorOf(string url) => url
        .Split('?', '&')
        .Where(part => part.StartsWith("cursor=", StringComparison.Ordinal) && part.Length > "cursor=".Length)
        .Select(part => Uri.UnescapeDataString(part.Substring("cursor=".Length)))
        .FirstOrDefault();
}

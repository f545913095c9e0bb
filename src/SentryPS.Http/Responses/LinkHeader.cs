namespace SentryPS.Http;

/// <summary>
/// Sentry's Link header: <c>&lt;url&gt;; rel="next"; results="true"; cursor="0:100:0"</c>, and the same for
/// <c>previous</c>. Only the cursor is taken. The URL may name another host, which must never get a request of ours.
/// </summary>
internal static class LinkHeader
{
    /// <summary>The cursor of the next page; null where there is no next page, or no such header.</summary>
    public static string? NextCursor(string? header)
    {
        var text = (header ?? "").AsSpan();
        while (text.IndexOf('<') is var start and >= 0)
        {
            text = text.Slice(start + 1);
            var end = text.IndexOf('>');
            if (end < 0)
                return null;

            var url = text.Slice(0, end);
            text = text.Slice(end + 1);
            string? rel = null, results = null, cursor = null;
            while (TakeAttribute(ref text, out var name, out var value))
            {
                if (name.SequenceEqual("rel".AsSpan()))
                    rel ??= value.ToString();
                else if (name.SequenceEqual("results".AsSpan()))
                    results ??= value.ToString();
                else if (name.SequenceEqual("cursor".AsSpan()))
                    cursor ??= value.ToString();
            }

            if (rel == "next")
            {
                return results is not (null or "true") ? null
                    : cursor is { Length: > 0 } ? cursor
                    : CursorOf(url.ToString());
            }
        }

        return null;
    }

    /// <summary>Takes <c>; name="value"</c> from the start of a text. Quoted text may have commas and brackets.</summary>
    private static bool TakeAttribute(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        var rest = text.TrimStart();
        if (rest.IsEmpty || rest[0] != ';')
            return false;

        var equals = rest.IndexOf('=');
        var opening = rest.IndexOf('"');
        var length = rest.Slice(opening + 1).IndexOf('"');
        if (equals < 0 || opening < equals || length < 0)
            return false;

        // Without quotes of its own it would take those of the next link.
        if (rest.Slice(0, equals).IndexOf('<') >= 0 || !rest.Slice(equals + 1, opening - equals - 1).IsWhiteSpace())
            return false;

        name = rest.Slice(1, equals - 1).Trim();
        value = rest.Slice(opening + 1, length);
        text = rest.Slice(opening + length + 2);
        return true;
    }

    /// <summary>Servers of long ago gave the cursor in the URL alone.</summary>
    private static string? CursorOf(string url) => url
        .Split('?', '&')
        .Where(part => part.StartsWith("cursor=", StringComparison.Ordinal) && part.Length > "cursor=".Length)
        .Select(part => Uri.UnescapeDataString(part.Substring("cursor=".Length)))
        .FirstOrDefault();
}

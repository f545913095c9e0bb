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
            {
                return null;
            }

            var url = text.Slice(0, end);
            text = text.Slice(end + 1);
            string? rel = null, results = null, cursor = null;
            while (TakeAttribute(ref text, out var name, out var value))
            {
                if (Is(name, "rel"))
                {
                    rel ??= value.ToString();
                }
                else if (Is(name, "results"))
                {
                    results ??= value.ToString();
                }
                else if (Is(name, "cursor"))
                {
                    cursor ??= value.ToString();
                }
            }

            if (string.Equals(rel, "next", StringComparison.OrdinalIgnoreCase))
            {
                return !string.Equals(results ?? "true", "true", StringComparison.OrdinalIgnoreCase) ? null
                    : cursor is { Length: > 0 } ? cursor
                    : CursorOf(url.ToString());
            }
        }

        return null;
    }

    /// <summary>
    /// Takes <c>; name="value"</c>, <c>; name=value</c> or <c>; name</c> from the start of a text. Proxies that write
    /// the header anew leave out quotes. Quoted text may have commas, semicolons and brackets.
    /// </summary>
    private static bool TakeAttribute(
        ref ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = default;
        var rest = text.TrimStart();
        if (rest.IsEmpty || rest[0] != ';')
        {
            return false;
        }

        rest = rest.Slice(1);
        name = TakeUntil(ref rest, "=;,").Trim();
        if (!rest.IsEmpty && rest[0] == '=')
        {
            rest = rest.Slice(1).TrimStart();
            value = !rest.IsEmpty && rest[0] == '"' ? TakeQuoted(ref rest) : TakeUntil(ref rest, ";,").Trim();
        }

        text = rest;
        return true;
    }

    /// <summary>Text up to the closing quote, or to the end where there is none.</summary>
    private static ReadOnlySpan<char> TakeQuoted(scoped ref ReadOnlySpan<char> text)
    {
        text = text.Slice(1);
        var value = TakeUntil(ref text, "\"");
        text = text.IsEmpty ? text : text.Slice(1);
        return value;
    }

    private static ReadOnlySpan<char> TakeUntil(scoped ref ReadOnlySpan<char> text, string ends)
    {
        var end = text.IndexOfAny(ends.AsSpan());
        var taken = end < 0 ? text : text.Slice(0, end);
        text = text.Slice(taken.Length);
        return taken;
    }

    private static bool Is(
        ReadOnlySpan<char> name, string expected) => name.Equals(expected.AsSpan(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Servers of long ago gave the cursor in the URL alone.</summary>
    private static string? CursorOf(string url) => url
        .Split('?', '&')
        .Where(part => part.StartsWith("cursor=", StringComparison.Ordinal) && part.Length > "cursor=".Length)
        .Select(part => Uri.UnescapeDataString(part.Substring("cursor=".Length)))
        .FirstOrDefault();
}

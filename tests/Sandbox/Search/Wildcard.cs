namespace SentryPS.Sandbox.Search;

/// <summary>Comparison of texts in any case, with <c>*</c> for any characters.</summary>
internal static class Wildcard
{
    public static bool Matches(string? text, string pattern)
    {
        if (text is null)
            return false;
        if (!pattern.Contains('*', StringComparison.Ordinal))
            return text.Equals(pattern, StringComparison.OrdinalIgnoreCase);

        var parts = pattern.Split('*');
        if (!text.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
            return false;

        var position = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, position, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            position = found + part.Length;
        }

        return text.Length - position >= parts[^1].Length
            && text.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}

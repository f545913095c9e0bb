using System.Globalization;
using System.Text;

namespace SentryPS.Sandbox.Http;

/// <summary>Slugs made from names.</summary>
internal static class Slugs
{
    /// <summary>The slug of a name, with a number behind it as long as others have it already.</summary>
    public static string Free(string name, int maxLength, Func<string, bool> isTaken)
    {
        var slug = FromName(name);
        slug = slug.Length > maxLength ? slug[..maxLength].TrimEnd('-') : slug;
        var free = slug;
        for (var number = 1; isTaken(free); number++)
            free = $"{slug}-{number}";
        return free;
    }

    /// <summary>Accents are dropped, other characters become hyphens, and what is left over is "new".</summary>
    private static string FromName(string name)
    {
        var slug = new StringBuilder();
        foreach (var character in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character) || character == '_')
                slug.Append(character);
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 || text.All(char.IsAsciiDigit) ? $"new{(text.Length == 0 ? "" : "-")}{text}" : text;
    }
}

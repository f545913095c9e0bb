using System.Globalization;

namespace SentryPS.Cmdlets;

/// <summary>
/// The cursors of most listings are offsets, so that of a page can be known before the page before it has come: of rows
/// (<c>0:300:0</c>) or of pages (<c>100:3:0</c>, where 100 is the size of a page). Those of issues are scores, and only
/// look alike at times; the request says which it is.
/// </summary>
internal static class OffsetCursor
{
    /// <summary>The cursor of the page after the one at <paramref name="cursor"/>; null where it is no offset.</summary>
    public static string? After(string cursor, int pageSize)
    {
        var parts = cursor.Split(':');
        if (parts.Length != 3 || parts[2] != "0" || !TryParse(parts[0], out var value) || !TryParse(parts[1], out var offset) || offset == 0)
        {
            return null;
        }

        return value == 0 && offset % pageSize == 0 ? FormattableString.Invariant($"0:{offset + pageSize}:0")
            : value == pageSize ? FormattableString.Invariant($"{pageSize}:{offset + 1}:0")
            : null;
    }

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < int.MaxValue / 2;
}

using System.Globalization;

namespace SentryPS;

/// <summary>What the module's table views show in place of plain values. Scripts can use it for reports of their own.</summary>
public static class SentryView
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>A time as people say it: <c>now</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>12 d ago</c>, and from two years on the date.</summary>
    public static string Relative(DateTimeOffset? time)
    {
        if (time is not { } moment)
        {
            return "";
        }

        var age = DateTimeOffset.UtcNow - moment;
        return age < TimeSpan.FromSeconds(-60) ? moment.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : age.TotalMinutes < 1 ? "now"
            : age.TotalHours < 1 ? FormattableString.Invariant($"{(int)age.TotalMinutes} min ago")
            : age.TotalDays < 2 ? FormattableString.Invariant($"{(int)age.TotalHours} h ago")
            : age.TotalDays < 730 ? FormattableString.Invariant($"{(int)age.TotalDays} d ago")
            : moment.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A small chart of the last intervals, one character each; the highest of them fills its character.</summary>
    public static string Sparkline(IReadOnlyList<SentryStatPoint>? points, int width)
    {
        if (points is null || points.Count == 0)
        {
            return "";
        }

        var shown = points.Skip(Math.Max(0, points.Count - width)).ToList();
        var highest = Math.Max(1, shown.Max(point => point.Count));
        // Nothing at all is a blank, so that quiet hours are seen to be quiet.
        return string.Concat(shown.Select(point => point.Count <= 0 ? ' ' : Bars[(int)((point.Count * Bars.Length - 1) / highest)]));
    }
}

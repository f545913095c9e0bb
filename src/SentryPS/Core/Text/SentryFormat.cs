using System.Globalization;
using System.Text;

namespace SentryPS;

/// <summary>What the module's table views show in place of plain values. Scripts can use it for reports of their own.</summary>
public static class SentryFormat
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>
    /// Text that is safe to show. Titles, tags and the like come from programs that anyone may feed; what would control the
    /// terminal is shown as <c>�</c>. Lines stay apart.
    /// </summary>
    public static string Text(string? text)
    {
        var characters = (text ?? "").Replace("\r\n", "\n").ToCharArray();
        for (var index = 0; index < characters.Length; index++)
        {
            if (char.IsControl(characters[index]) && characters[index] is not ('\n' or '\t'))
                characters[index] = '\uFFFD';
        }

        return new(characters);
    }

    /// <summary>A time as people say it: <c>now</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>12 d ago</c>, and from two years on the date.</summary>
    public static string Relative(DateTime? time)
    {
        if (time is not { } moment)
        {
            return "";
        }

        var age = DateTime.UtcNow - moment.ToUniversalTime();
        return age < TimeSpan.FromSeconds(-60) ? moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : age.TotalMinutes < 1 ? "now"
            : age.TotalHours < 1 ? FormattableString.Invariant($"{(int)age.TotalMinutes} min ago")
            : age.TotalDays < 2 ? FormattableString.Invariant($"{(int)age.TotalHours} h ago")
            : age.TotalDays < 730 ? FormattableString.Invariant($"{(int)age.TotalDays} d ago")
            : moment.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A small chart of all intervals, in at most so many characters; the highest of them fills its character. Where there
    /// are more intervals than characters, a character stands for several of them.
    /// </summary>
    public static string Sparkline(IReadOnlyList<SentryStatPoint>? points, int width)
    {
        if (points is null || points.Count == 0 || width < 1)
        {
            return "";
        }

        var counts = new double[Math.Min(points.Count, width)];
        for (var index = 0; index < points.Count; index++)
        {
            counts[index * counts.Length / points.Count] += points[index].Events;
        }

        var highest = Math.Max(1, counts.Max());
        // Nothing at all is a blank, so that quiet hours are seen to be quiet.
        return string.Concat(counts.Select(count => count <= 0 ? ' ' : Bars[(int)Math.Ceiling(count * Bars.Length / highest) - 1]));
    }

    /// <summary>A level in the colour that people expect, on hosts that have colours.</summary>
    public static string Level(string? level, bool hasColors)
    {
        var color = level switch
        {
            "fatal" => "1;31",
            "error" => "31",
            "warning" => "33",
            "info" => "36",
            "debug" or "sample" => "90",
            _ => null,
        };
        return !hasColors || color is null ? Text(level) : $"\u001b[{color}m{level}\u001b[0m";
    }

    /// <summary>The exceptions of an event as a page of text, or its stack trace where no exception has one. A <c>▸</c> marks the program's own code.</summary>
    public static string StackTrace(SentryEvent item)
    {
        var text = new StringBuilder();
        foreach (var exception in item.Exceptions)
        {
            text.Append(text.Length == 0 ? "" : "\ncaused by ").Append(exception);
            AppendFrames(text, exception.Frames);
        }

        if (!item.Exceptions.Any(exception => exception.Frames.Count > 0))
        {
            AppendFrames(text, item.StackTrace);
        }

        return Text(text.ToString().TrimStart('\n'));
    }

    /// <summary>The last things that the program did before an event, oldest first.</summary>
    public static string Breadcrumbs(SentryEvent item, int count) => Text(string.Join("\n", Entry(item, "breadcrumbs").Items("values")
        .Reverse().Take(count).Reverse()
        .Select(crumb => $"{TimeOf(crumb.Text("timestamp")),-8} {crumb.Text("category") ?? crumb.Text("type"),-12} {crumb.Text("message")}".TrimEnd())));

    /// <summary>The web request in which an event happened: method and address. Empty for events without.</summary>
    public static string Request(SentryEvent item)
    {
        var request = Entry(item, "request");
        return Text($"{request.Text("method")} {request.Text("url")}".Trim());
    }

    /// <summary>Tags as <c>key=value</c>, one a line: a list view would break a long line anywhere.</summary>
    public static string Tags(SentryEvent item) => Text(string.Join("\n", item.Tags.Select(tag => $"{tag.Key}={tag.Value}")));

    private static void AppendFrames(StringBuilder text, IEnumerable<SentryStackFrame> frames)
    {
        foreach (var frame in frames)
        {
            text.Append(frame.InApp ? "\n ▸ " : "\n   ").Append(frame);
            if (frame is { InApp: true, LineNo: { } line } && frame.Context.TryGetValue(line.ToString(CultureInfo.InvariantCulture), out var code))
            {
                text.Append("\n       ").Append(code.Trim());
            }
        }
    }

    private static object? Entry(SentryEvent item, string type) =>
        item.Entries.FirstOrDefault(entry => entry.Text("type") == type).Field("data");

    private static string TimeOf(string? timestamp) =>
        DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.LocalDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : "";
}

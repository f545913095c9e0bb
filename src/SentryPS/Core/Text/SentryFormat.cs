using System.Globalization;
using System.Text;

namespace SentryPS;

/// <summary>
/// What the module's views show in place of plain values. Scripts can use it for reports of their own.
/// </summary>
public static class SentryFormat
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const string PartsOfABlock = "▏▎▍▌▋▊▉";

    /// <summary>
    /// Text that is safe to show. Titles, tags and the like come from programs that anyone may feed; what would
    /// control the terminal, turn the direction of text or hide in it is shown as <c>�</c>. Lines stay apart.
    /// </summary>
    public static string Text(string? text) => ShownText.Lines(text ?? "");

    /// <summary>
    /// The same of a value that is to be one line: line breaks and tabs are blanks, and several texts have commas
    /// between them.
    /// </summary>
    public static string Line(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => "",
        IEnumerable<string> texts => ShownText.Line(string.Join(", ", texts)),
        var single => ShownText.Line(single.ToString() ?? ""),
    };

    /// <summary>Texts that follow each other in one column, as far as it reaches.</summary>
    /// <param name="first">The text that the column begins with.</param>
    /// <param name="others">
    /// Pairs of a position and a text. A text begins at its position, or two blanks after the text before it, where
    /// that is longer.
    /// </param>
    public static string Row(string first, params object[] others)
    {
        var row = new StringBuilder(first);
        for (var index = 0; index < others.Length; index += 2)
        {
            if (others[index + 1] is string { Length: > 0 } text)
                row.Append(' ', Math.Max(2, (int)others[index] - row.Length)).Append(text);
        }

        return row.ToString();
    }

    /// <summary>
    /// A text that opens an address, in terminals that have links. It is cut to a width first, since terminals would
    /// not know where a link ends that was cut.
    /// </summary>
    /// <param name="value">What is shown.</param>
    /// <param name="url">The address; only those of the web become links.</param>
    /// <param name="width">How many characters there are; 0 where there is no limit.</param>
    /// <param name="rendering">PowerShell's <c>$PSStyle.OutputRendering</c>; null where it has none.</param>
    public static string Link(object? value, string? url, int width, object? rendering)
    {
        var text = Line(value);
        var shown = width > 0 && text.Length > width ? text.Substring(0, width - 1) + "…" : text;
        return TerminalLink.IsShown($"{rendering}") ? TerminalLink.Make(shown, url) : shown;
    }

    /// <summary>
    /// A time as people say it: <c>now</c>, <c>5 min ago</c>, <c>3 h ago</c>, <c>12 d ago</c>, and from two years on
    /// the date.
    /// </summary>
    public static string Relative(DateTime? time)
    {
        if (time is not { } moment)
            return "";

        var age = DateTime.UtcNow - moment.ToUniversalTime();
        return age < TimeSpan.FromSeconds(-60) ? Local(moment, "yyyy-MM-dd HH:mm")
            : age.TotalMinutes < 1 ? "now"
            : age.TotalHours < 1 ? FormattableString.Invariant($"{(int)age.TotalMinutes} min ago")
            : age.TotalDays < 2 ? FormattableString.Invariant($"{(int)age.TotalHours} h ago")
            : age.TotalDays < 730 ? FormattableString.Invariant($"{(int)age.TotalDays} d ago")
            : Local(moment, "yyyy-MM-dd");
    }

    /// <summary>The local day.</summary>
    public static string Date(DateTime? time) => time is { } moment ? Local(moment, "yyyy-MM-dd") : "";

    /// <summary>The local time, to the second.</summary>
    public static string Time(DateTime? time) => time is { } moment ? Local(moment, "yyyy-MM-dd HH:mm:ss") : "";

    /// <summary>The local time, and how long ago it is.</summary>
    public static string TimeAndAge(DateTime? time) => time is null ? "" : $"{Time(time)} ({Relative(time)})";

    /// <summary>
    /// A length of time as people say it: <c>250 ms</c>, <c>1.5 s</c>, <c>12 min</c>, <c>3 h</c>, <c>12 d</c>.
    /// </summary>
    public static string Duration(TimeSpan? duration) => duration is not { } length ? ""
        : length.TotalSeconds < 1 ? FormattableString.Invariant($"{length.TotalMilliseconds:0} ms")
        : length.TotalMinutes < 1 ? FormattableString.Invariant($"{length.TotalSeconds:0.#} s")
        : length.TotalHours < 2 ? FormattableString.Invariant($"{length.TotalMinutes:0.#} min")
        : length.TotalDays < 2 ? FormattableString.Invariant($"{length.TotalHours:0.#} h")
        : FormattableString.Invariant($"{length.TotalDays:0.#} d");

    /// <summary>
    /// A small chart of all intervals, in at most so many characters; the highest of them fills its character. Where
    /// there are more intervals than characters, a character stands for several of them.
    /// </summary>
    public static string Sparkline(IReadOnlyList<SentryStatPoint>? points, int width)
    {
        if (points is null || points.Count == 0 || width < 1)
            return "";

        var counts = new double[Math.Min(points.Count, width)];
        for (var index = 0; index < points.Count; index++)
        {
            counts[index * counts.Length / points.Count] += points[index].Events;
        }

        var highest = Math.Max(1, counts.Max());
        // Nothing at all is a blank, so that quiet hours are seen to be quiet.
        return string.Concat(counts.Select(count =>
            count <= 0 ? ' ' : Bars[(int)Math.Ceiling(count * Bars.Length / highest) - 1]));
    }

    /// <summary>A bar for a share between 0 and 1; of what is not nothing, the least is seen.</summary>
    public static string Bar(double? share, int width)
    {
        if (share is not > 0 || width < 1)
            return "";

        var eighths = Math.Max(1, (int)Math.Round(Math.Min(1, share.Value) * width * 8));
        return new string('█', eighths / 8) + (eighths % 8 == 0 ? "" : PartsOfABlock.Substring((eighths % 8) - 1, 1));
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
        return !hasColors || color is null ? Line(level) : $"\u001b[{color}m{level}\u001b[0m";
    }

    private static string Local(DateTime time, string format) =>
        time.ToLocalTime().ToString(format, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;

namespace SentryPS;

/// <summary>The parts of an event's page. Scripts can use them for reports of their own.</summary>
public static class SentryEventPage
{
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

        return SentryFormat.Text(text.ToString().TrimStart('\n'));
    }

    /// <summary>The last things that the program did before an event, oldest first.</summary>
    public static string Breadcrumbs(SentryEvent item, int count) => SentryFormat.Text(string.Join("\n", Entry(item, "breadcrumbs").Items("values")
        .Reverse().Take(count).Reverse()
        .Select(crumb => $"{TimeOf(crumb.Text("timestamp")),-8} {crumb.Text("category") ?? crumb.Text("type"),-12} {crumb.Text("message")}".TrimEnd())));

    /// <summary>The web request in which an event happened: method and address. Empty for events without.</summary>
    public static string Request(SentryEvent item)
    {
        var request = Entry(item, "request");
        return SentryFormat.Text($"{request.Text("method")} {request.Text("url")}".Trim());
    }

    /// <summary>Tags as <c>key=value</c>, one a line: a list view would break a long line anywhere.</summary>
    public static string Tags(SentryEvent item) => SentryFormat.Text(string.Join("\n", item.Tags.Select(tag => $"{tag.Key}={tag.Value}")));

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

using System.Text;

namespace SentryPS.Sandbox.Resources;

/// <summary>A file that came with an event.</summary>
public sealed record EventAttachment(
    long Id, string EventId, string Name, string Type, string? ContentType, DateTimeOffset DateCreated, byte[] Content)
{
    private const int EventsWithAttachments = 3;

    // One black dot.
    private static readonly byte[] s_picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    /// <summary>The attachments of an issue, the latest first: its latest events have a picture and a log each.</summary>
    public static IEnumerable<EventAttachment> Of(Issue issue)
    {
        var events = new IssueEvents(issue);
        for (var index = 0; index < Math.Min(EventsWithAttachments, events.Count); index++)
        {
            var @event = events.At(index);
            foreach (var attachment in issue.Attachments.Where(attachment => attachment.EventId == @event.Id))
                yield return attachment;

            var id = (issue.Id * 10) + (2 * index);
            yield return new(id, @event.Id, "screenshot.png", "event.attachment", "image/png", @event.DateCreated, s_picture);
            yield return new(
                id + 1, @event.Id, "application.log", "event.attachment", "text/plain", @event.DateCreated, Encoding.UTF8.GetBytes($"{issue.Title}\n"));
        }
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>
/// The events of an issue, newest first. They are not stored but made up when asked for, always the same for the same
/// issue, and evenly spread between its first and its last. Their ids can be traced back to the issue.
/// </summary>
public sealed class IssueEvents(Issue issue)
{
    public int Count =>
        issue.RecordedEvents.Count > 0 ? issue.RecordedEvents.Count : (int)Math.Min(issue.Count, int.MaxValue);

    /// <summary>The event of any issue with this id.</summary>
    public static IssueEvent? Find(Organization organization, string id)
    {
        var recorded = organization.Issues
            .Where(issue => issue.RecordedEvents.Count > 0)
            .Select(issue => new IssueEvents(issue).FindRecorded(id))
            .FirstOrDefault(found => found is not null);
        if (recorded is not null)
            return recorded;
        if (id.Length != 32 || ParseHex(id[..16]) is not { } high)
            return null;

        var issueId = Dice.Unmix(high);
        return issueId <= long.MaxValue && organization.Issues.Find((long)issueId) is { } issue
            ? new IssueEvents(issue).Find(id)
            : null;
    }

    public IssueEvent At(int index)
    {
        if (issue.RecordedEvents.Count > 0)
            return Recorded(index);

        // Spread out by whole milliseconds, as most clients report them.
        var span = (issue.LastSeen - issue.FirstSeen).TotalMilliseconds;
        var age = Count == 1 ? 0 : Math.Floor(span * index / (Count - 1));
        return new IssueEvent(issue, index, IdAt(index), issue.LastSeen.AddMilliseconds(-age), Recorded: null);
    }

    public IssueEvent? Find(string id)
    {
        if (issue.RecordedEvents.Count > 0)
            return FindRecorded(id);
        if (id.Length != 32 || ParseHex(id[16..]) is not { } low)
            return null;

        var index = Dice.Unmix(low) ^ Dice.Mix((ulong)issue.Id);
        return index < (ulong)Count && IdAt((int)index) == id ? At((int)index) : null;
    }

    /// <summary>The events within a time, newest first.</summary>
    internal IEnumerable<IssueEvent> Within(TimeRange range)
    {
        for (var index = 0; index < Count; index++)
        {
            var @event = At(index);
            if (@event.DateCreated < range.Start)
                yield break;
            if (@event.DateCreated <= range.End)
                yield return @event;
        }
    }

    private string IdAt(int index)
    {
        var high = Dice.Mix((ulong)issue.Id);
        return $"{high:x16}{Dice.Mix((ulong)index ^ high):x16}";
    }

    private static ulong? ParseHex(string text) =>
        ulong.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : null;

    private IssueEvent? FindRecorded(string id)
    {
        var index = issue.RecordedEvents.FindIndex(recorded => (string?)recorded["eventID"] == id);
        return index < 0 ? null : Recorded(index);
    }

    private IssueEvent Recorded(int index)
    {
        JsonObject recorded = issue.RecordedEvents[index];
        var date = SearchTime.ParseDate((string?)recorded["dateCreated"] ?? "") ?? issue.LastSeen;
        return new IssueEvent(issue, index, (string)recorded["eventID"]!, date, recorded);
    }
}

namespace SentryPS;

/// <summary>How many events of an issue have a value of a tag.</summary>
public sealed class SentryTagCount
{
    internal SentryTagCount(object? json, long? events)
    {
        Value = json.Text("value") ?? "";
        Events = json.Field("count") as long?;
        Share = Events is { } count && events > 0 ? Math.Min(1.0, (double)count / events.Value) : null;
    }

    /// <summary>The value; empty for events in which it is empty.</summary>
    public string Value { get; }

    /// <summary>How many events have it. Null where the server does not say.</summary>
    public long? Events { get; }

    /// <summary>The part of the events with the tag that have this value, from 0 to 1. Null where it is not known.</summary>
    public double? Share { get; }

    /// <summary>The value and its share, such as <c>Firefox 62%</c>.</summary>
    public override string ToString() => Share is { } share ? FormattableString.Invariant($"{Value} {100 * share:0}%") : Value;
}

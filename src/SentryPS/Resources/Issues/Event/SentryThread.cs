using System.Globalization;

namespace SentryPS;

/// <summary>A thread of the program in which an event happened.</summary>
public sealed class SentryThread
{
    /// <summary>The thread's number or address, as the program tells it.</summary>
    public string? Id { get; private init; }

    /// <summary>The thread's name. Null for most.</summary>
    public string? Name { get; private init; }

    /// <summary>Whether it is the thread that crashed.</summary>
    public bool IsCrashed { get; private init; }

    /// <summary>Whether it is the thread that reported the event.</summary>
    public bool IsCurrent { get; private init; }

    /// <summary>The calls that the thread was in, the latest first; empty where the event does not have them.</summary>
    public SentryList<SentryStackFrame> Frames { get; private init; } = SentryList<SentryStackFrame>.Empty;

    /// <summary>Name and number, and whether it crashed.</summary>
    public override string ToString() =>
        $"thread {Id}{(Name is null ? "" : $" '{Name}'")}{(IsCrashed ? " (crashed)" : "")}";

    /// <summary>Reads the threads of an event's parts, in the order of the event.</summary>
    internal static SentryList<SentryThread> Read(IEnumerable<object?> entries) => new(entries
        .Where(entry => entry.Text("type") == "threads")
        .SelectMany(entry => entry.Field("data").Items("values"))
        .Select(thread => new SentryThread
        {
            Id = Convert.ToString(thread.Field("id"), CultureInfo.InvariantCulture),
            Name = thread.Text("name"),
            IsCrashed = thread.Field("crashed") is true,
            IsCurrent = thread.Field("current") is true,
            Frames = SentryStackFrame.Read(thread.Field("stacktrace")),
        }));
}

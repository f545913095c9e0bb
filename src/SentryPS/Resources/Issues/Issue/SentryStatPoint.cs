namespace SentryPS;

/// <summary>How many events fell into one interval.</summary>
public sealed class SentryStatPoint
{
    private static readonly long s_earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long s_latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private SentryStatPoint(DateTime start, long events)
    {
        Start = start;
        Events = events;
    }

    /// <summary>When the interval begins.</summary>
    public DateTime Start { get; }

    /// <summary>The number of events in it.</summary>
    public long Events { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM-dd HH:mm} {Events}");

    /// <summary>
    /// Reads <c>{"24h": [[epoch seconds, count], …]}</c>; of several periods the first, which is the finest.
    /// </summary>
    internal static SentryList<SentryStatPoint> Read(object? stats)
    {
        if (stats is not IDictionary<string, object?> periods || periods.Values.FirstOrDefault() is not object?[] pairs)
        {
            return SentryList<SentryStatPoint>.Empty;
        }

        var points = new List<SentryStatPoint>();
        foreach (var pair in pairs)
        {
            if (pair is object?[] { Length: >= 2 } values
                && values[0] is long start && start >= s_earliest && start <= s_latest
                && CountOf(values[1]) is { } count)
            {
                points.Add(new(DateTimeOffset.FromUnixTimeSeconds(start).LocalDateTime, count));
            }
        }

        return new(points);
    }

    private static long? CountOf(object? value) => value switch
    {
        long count => count,
        double real when Math.Abs(real) < long.MaxValue => (long)real,
        _ => null,
    };
}

namespace SentryPS;

/// <summary>How many events fell into one interval.</summary>
public sealed class SentryStatPoint
{
    private static readonly long s_earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long s_latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private SentryStatPoint(DateTimeOffset start, long count)
    {
        Start = start;
        Count = count;
    }

    /// <summary>When the interval begins.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The number of events in it.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Start:u} {Count}");

    /// <summary>Reads <c>{"24h": [[epoch seconds, count], …]}</c>; of several periods the first, which is the finest.</summary>
    internal static IReadOnlyList<SentryStatPoint> Read(object? stats)
    {
        var points = new List<SentryStatPoint>();
        if (stats is not IDictionary<string, object?> periods || periods.Values.FirstOrDefault() is not object?[] pairs)
        {
            return points;
        }

        foreach (var pair in pairs)
        {
            if (pair is object?[] { Length: >= 2 } values
                && values[0] is long start && start >= s_earliest && start <= s_latest
                && CountOf(values[1]) is { } count)
            {
                points.Add(new(DateTimeOffset.FromUnixTimeSeconds(start), count));
            }
        }

        return points;
    }

    private static long? CountOf(object? value) => value switch
    {
        long count => count,
        double real when Math.Abs(real) < long.MaxValue => (long)real,
        _ => null,
    };
}

namespace SentryPS.Cmdlets;

/// <summary>A span of time: from one moment until before another, in whole seconds. Null leaves a side open.</summary>
internal sealed record TimeSlice(DateTimeOffset? From, DateTimeOffset? Before)
{
    // Before there was Sentry, nothing was seen.
    private static readonly DateTimeOffset s_earliest = new(2008, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMinutes(1);

    /// <summary>All of time.</summary>
    public static TimeSlice All { get; } = new(null, null);

    /// <summary>Divides all of time, oldest part first, so that the sample spreads evenly over the parts.</summary>
    /// <returns>Fewer parts where the sample does not tell so many apart; at least one.</returns>
    public static IReadOnlyList<TimeSlice> Divide(IEnumerable<DateTimeOffset> sample, int count)
    {
        var times = sample.Select(WholeSeconds).OrderBy(time => time).ToList();
        IReadOnlyList<DateTimeOffset?> borders = [.. Enumerable.Range(1, Math.Max(0, count - 1))
            .Select(part => (DateTimeOffset?)times.ElementAtOrDefault((int)((long)part * times.Count / count)))
            .Where(border => times.Count > 0 && border > times[0])
            .Distinct()];
        return [.. borders.Append(null).Zip(borders.Prepend(null), (before, from) => new TimeSlice(from, before))];
    }

    /// <summary>Both halves, oldest first, or the slice alone where it is too short.</summary>
    /// <param name="now">The end of an open slice.</param>
    public IReadOnlyList<TimeSlice> Halve(DateTimeOffset now)
    {
        // The middle by age, as a factor: between a day and a hundred days it is ten days. Most things are young.
        var (youngest, oldest) = (AgeAt(Before ?? now), AgeAt(From ?? s_earliest));
        var middle = WholeSeconds(now - TimeSpan.FromTicks((long)Math.Sqrt((double)youngest.Ticks * oldest.Ticks)));
        return oldest - youngest > s_shortest && (From is null || middle > From) && (Before is null || middle < Before)
            ? [new(From, middle), new(middle, Before)]
            : [this];

        TimeSpan AgeAt(DateTimeOffset time) => now - time > s_shortest ? now - time : s_shortest;
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}

using SentryPS.Sandbox.Http;
using SentryPS.Sandbox.Search;

namespace SentryPS.Sandbox.Resources;

/// <summary>The time that figures are asked for, cut into intervals.</summary>
internal sealed record UsageRange(DateTimeOffset Start, DateTimeOffset End, TimeSpan Interval)
{
    private const int MaxIntervals = 1000;
    private static readonly string[] s_rangeParameters = ["statsPeriod", "start", "end"];

    public IEnumerable<DateTimeOffset> Intervals
    {
        get
        {
            for (var start = Start; start < End; start += Interval)
                yield return start;
        }
    }

    public static UsageRange FromQuery(ApiCall call)
    {
        var text = call.Query["interval"] is { Length: > 0 } given ? given : "1h";
        var interval = SearchTime.ParseSpan(text) ?? throw ApiFailure.BadRequest($"Invalid interval: '{text}'");
        var day = TimeSpan.FromDays(1);
        if (interval < TimeSpan.FromHours(1) || interval > day || day.Ticks % interval.Ticks != 0)
        {
            throw ApiFailure.BadRequest(
                "The interval has to be a divisor of one day, at least one hour and at most one day.");
        }

        var asked = AskedFor(call);
        var range = new UsageRange(Floor(asked.Start, interval), asked.End, interval);
        return (range.End - range.Start) / interval <= MaxIntervals
            ? range
            : throw ApiFailure.BadRequest(
                "Your interval and date range would create too many results. " +
                "Use a larger interval, or a smaller date range.");
    }

    public static DateTimeOffset Floor(DateTimeOffset date, TimeSpan step) =>
        new(date.UtcTicks - (date.UtcTicks % step.Ticks), TimeSpan.Zero);

    /// <summary>The last day, unless the query says otherwise.</summary>
    private static TimeRange AskedFor(ApiCall call)
    {
        var isGiven = s_rangeParameters.Any(name => !string.IsNullOrEmpty(call.Query[name]));
        return isGiven ? TimeRange.FromQuery(call) : new TimeRange(call.State.Now.AddDays(-1), call.State.Now);
    }
}

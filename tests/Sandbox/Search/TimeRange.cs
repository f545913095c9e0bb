using SentryPS.Sandbox.Http;

namespace SentryPS.Sandbox.Search;

/// <summary>The time a call asks about: <c>statsPeriod</c>, or <c>start</c> with <c>end</c>, or all there is.</summary>
internal readonly record struct TimeRange(DateTimeOffset Start, DateTimeOffset End)
{
    public static TimeRange FromQuery(ApiCall call)
    {
        var now = call.State.Now;
        var oldest = now - call.State.Retention;

        if (call.Query["statsPeriod"] is { Length: > 0 } period)
        {
            var span = SearchTime.ParseSpan(period) ?? throw ApiFailure.BadRequest($"Invalid statsPeriod: '{period}'");
            return new TimeRange(Later(now - span, oldest), now);
        }

        var (start, end) = (call.Query["start"], call.Query["end"]);
        if (string.IsNullOrEmpty(start) && string.IsNullOrEmpty(end))
            return new TimeRange(oldest, now);
        if (string.IsNullOrEmpty(start) || string.IsNullOrEmpty(end))
            throw ApiFailure.BadRequest("start and end are both required");

        var range = new TimeRange(ParseDate(start), ParseDate(end));
        return range.Start < range.End
            ? range with { Start = Later(range.Start, oldest) }
            : throw ApiFailure.BadRequest("start must be before end");
    }

    public bool Contains(DateTimeOffset date) => date >= Start && date <= End;

    private static DateTimeOffset ParseDate(string text) =>
        SearchTime.ParseDate(text) ?? throw ApiFailure.BadRequest($"{text} is not a valid ISO8601 date query");

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}

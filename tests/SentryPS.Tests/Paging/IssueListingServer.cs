using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SentryPS.Tests.Shell;

namespace SentryPS.Tests.Paging;

/// <summary>
/// Lists issues as some server might: it goes by other times than its rows show, sorts them as it likes, and counts them
/// well, badly or not at all. All it promises is that the terms of <c>firstSeen</c> hold for the times that it goes by.
/// </summary>
internal sealed partial class IssueListingServer
{
    private readonly Random _random;
    private readonly IReadOnlyList<Row> _rows;
    private readonly long? _maximumHits;
    private readonly double _hitsFactor;
    private readonly bool _hasShortPages;
    private readonly bool _joinsTimes;
    private int _underWay;

    /// <summary>A server with everything drawn by lot.</summary>
    public IssueListingServer(int seed, int largest)
    {
        _random = new Random(seed);
        var count = (int)(largest * Math.Pow(_random.NextDouble(), 2));
        var (steepness, isSkewed, isSilent) = (1 + _random.Next(5), _random.Next(3) == 0, _random.Next(10) == 0);
        var order = _random.Next(4);
        _maximumHits = _random.Next(5) == 0 ? null : 1000;
        _hitsFactor = _random.Next(3) == 0 ? 2 * _random.NextDouble() : 1;
        _hasShortPages = _random.Next(3) == 0;
        _joinsTimes = _random.Next(2) == 0;
        var now = DateTimeOffset.UtcNow;
        _rows = Enumerable.Range(0, count)
            .Select(index =>
            {
                // One time for each environment, say; many the same to the second.
                var times = Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Second(now, 900 * Math.Pow(_random.NextDouble(), steepness))).ToArray();
                DateTimeOffset? shown = isSilent ? null : isSkewed ? Second(now, 30 * _random.NextDouble()) : times[0];
                var rank = order switch { 0 => -times.Max().Ticks, 1 => -(shown?.Ticks ?? 0), 2 => times.Min().Ticks, _ => _random.NextInt64() };
                return new Row(index + 1, times, shown, rank);
            })
            .OrderBy(row => row.Rank)
            .ToList();
    }

    public IReadOnlyList<string> Ids => [.. _rows.Select(row => row.Id.ToString(CultureInfo.InvariantCulture))];

    public int RequestCount { get; private set; }

    /// <summary>The most requests that were under way at once.</summary>
    public int MostUnderWay { get; private set; }

    public async Task AnswerAsync(HttpContext context)
    {
        lock (_random)
        {
            RequestCount++;
            MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
        }

        await Task.Yield();
        var (body, headers) = Page(context.Request.Query);
        lock (_random)
            _underWay--;
        await Wire.Json(body, headers)(context, _ => Task.CompletedTask);
    }

    [GeneratedRegex(@"firstSeen:(>=|<)(\S+)")]
    private static partial Regex Term();

    private static DateTimeOffset Second(DateTimeOffset now, double daysAgo) =>
        DateTimeOffset.FromUnixTimeSeconds(now.AddDays(-daysAgo).ToUnixTimeSeconds());

    private (string Body, (string Name, string Value)[] Headers) Page(IQueryCollection query)
    {
        var terms = Term().Matches(query["query"].ToString())
            .Select(term => (Operator: term.Groups[1].Value, Time: DateTimeOffset.Parse(term.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToList();
        var matching = _rows.Where(row => _joinsTimes
            ? row.Times.Any(time => terms.TrueForAll(term => Holds(term, time)))
            : terms.TrueForAll(term => row.Times.Any(time => Holds(term, time)))).ToList();
        var size = int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture);
        var start = StringValues.IsNullOrEmpty(query["cursor"]) ? 0 : int.Parse(query["cursor"].ToString().Split(':')[0], CultureInfo.InvariantCulture);
        if (_hasShortPages)
        {
            // Rows that are left out late are not replaced; the place in the listing says how many.
            size = 1 + ((start * 31) % size);
        }

        var body = new JsonArray([.. matching.Skip(start).Take(size).Select(JsonNode (row) => row.ToJson())]).ToJsonString();
        var headers = new List<(string, string)>();
        if (start + size < matching.Count)
            headers.Add(Wire.NextLink($"{start + size}:0:0"));
        if (_maximumHits is { } maximum)
        {
            var hits = Math.Min(maximum, (long)(_hitsFactor * matching.Count));
            headers.Add(("X-Hits", hits.ToString(CultureInfo.InvariantCulture)));
            headers.Add(("X-Max-Hits", maximum.ToString(CultureInfo.InvariantCulture)));
        }

        return (body, [.. headers]);
    }

    private static bool Holds((string Operator, DateTimeOffset Time) term, DateTimeOffset time) =>
        term.Operator == "<" ? time < term.Time : time >= term.Time;

    private sealed record Row(int Id, DateTimeOffset[] Times, DateTimeOffset? Shown, long Rank)
    {
        public JsonObject ToJson() => new JsonObject
        {
            ["id"] = Id.ToString(CultureInfo.InvariantCulture),
            ["status"] = "unresolved",
            ["firstSeen"] = Shown?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        };
    }
}

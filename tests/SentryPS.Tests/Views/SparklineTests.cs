namespace SentryPS.Tests.Views;

/// <summary>The chart in the table of issues shows the whole day, however narrow it is.</summary>
public sealed class SparklineTests
{
    [Theory]
    [InlineData(new long[] { 0, 1, 4, 8 }, 4, " ▁▄█")]
    [InlineData(new long[] { 0, 1, 4, 8 }, 12, " ▁▄█")]
    [InlineData(new long[] { 4, 4, 0, 0, 0, 2 }, 3, "█ ▂")]
    [InlineData(new long[] { 1, 0, 0, 0, 0 }, 2, "█ ")]
    [InlineData(new long[] { 0, 0 }, 2, "  ")]
    [InlineData(new[] { long.MaxValue, long.MaxValue, 1 }, 1, "█")]
    [InlineData(new[] { long.MinValue, 5 }, 2, " █")]
    [InlineData(new long[] { 3 }, 0, "")]
    [InlineData(new long[0], 12, "")]
    public void HasACharacterForEachPartOfTheTime(long[] counts, int width, string expected)
    {
        var stats = new Dictionary<string, object?>
        {
            ["24h"] = counts.Select((count, hour) => (object?)new object?[] { 3600L * hour, count }).ToArray(),
        };

        Assert.Equal(expected, SentryFormat.Sparkline(SentryStatPoint.Read(stats), width));
    }
}

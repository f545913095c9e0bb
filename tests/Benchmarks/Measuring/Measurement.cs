namespace SentryPS.Benchmarks.Measuring;

/// <summary>What the turns of a contender took, in milliseconds.</summary>
internal sealed record Measurement(string Name, double Median, double Fastest, double Slowest)
{
    public static Measurement Of(string name, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(name, median, sorted[0], sorted[^1]);
    }
}

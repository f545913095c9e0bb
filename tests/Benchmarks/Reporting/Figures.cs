using System.Globalization;

namespace SentryPS.Benchmarks.Reporting;

/// <summary>Numbers as the report shows them.</summary>
internal static class Figures
{
    public static string Time(double milliseconds) => milliseconds < 1000
        ? Text($"{milliseconds:0} ms")
        : Text($"{milliseconds / 1000:0.00} s");

    public static string Count(long number) => Text($"{number:#,0}");

    public static string Ratio(double ratio) => ratio switch
    {
        >= 10 => Text($"{ratio:#,0}"),
        _ => Text($"{ratio:0.00}"),
    };

    public static string Megabytes(double bytes) => Text($"{bytes / (1 << 20):0} MiB");

    public static string Kilobytes(double bytes) => Text($"{bytes / (1 << 10):0.00} KiB");

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace SentryPS.Api;

/// <summary>How dates are written for Sentry: UTC, to the second, or finer where a date has a finer part.</summary>
internal static class SentryDate
{
    public static string Format(DateTimeOffset date)
    {
        var format = date.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        return date.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }
}

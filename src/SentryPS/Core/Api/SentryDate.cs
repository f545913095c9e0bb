using System.Globalization;

namespace SentryPS.Api;

/// <summary>How dates are written for Sentry: UTC, to the second, or finer where a date has a finer part.</summary>
internal static class SentryDate
{
    /// <summary>A date that does not say where it holds is one of this computer, as everywhere in PowerShell.</summary>
    public static string Format(DateTime date)
    {
        var format = date.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        return date.ToUniversalTime().ToString(format, CultureInfo.InvariantCulture);
    }

    public static string Format(DateTimeOffset date) => Format(date.UtcDateTime);
}

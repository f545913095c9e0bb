using System.Globalization;

namespace SentryPS.Commands;

/// <summary>How many minutes may pass between two messages: the server takes but a few numbers.</summary>
internal static class AlertFrequency
{
    private static readonly int[] s_minutes = [0, 5, 10, 30, 60, 180, 720, 1440];

    /// <exception cref="SentryException">The server knows no such frequency.</exception>
    public static int Checked(int minutes) => s_minutes.Contains(minutes)
        ? minutes
        : throw SentryException.InvalidInput(
            $"The frequency is {minutes}; it is a number of minutes, one of {string.Join(", ", s_minutes.Select(number => number.ToString(CultureInfo.InvariantCulture)))}.", minutes);
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS;

/// <summary>
/// The time from one run of a job to the next: a number of minutes, hours, days, weeks, months or years. PowerShell
/// makes it of texts such as <c>'30 minutes'</c>, <c>'1 day'</c> or <c>'2h'</c>, and of a TimeSpan of whole minutes.
/// </summary>
public sealed class SentryCronInterval
{
    private static readonly Regex s_text = new(
        @"^\s*(every\s+)?(?<value>[0-9]{1,6})?\s*(?<unit>[a-z]+?)s?\s*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly (string Name, string? Short, int Minutes)[] s_units =
    [
        ("year", "y", 0), ("month", null, 0), ("week", "w", 7 * 24 * 60),
        ("day", "d", 24 * 60), ("hour", "h", 60), ("minute", "min", 1),
    ];

    /// <summary>Reads a text such as <c>30 minutes</c>. A number alone says too little.</summary>
    public SentryCronInterval(string interval)
    {
        // A number alone would be read as days.
        if (interval.Contains(":") && TimeSpan.TryParse(interval, CultureInfo.InvariantCulture, out var span))
        {
            (Value, Unit) = Parts(span);
            return;
        }

        var match = s_text.Match(interval);
        var unit = s_units.FirstOrDefault(unit => IsNamed(unit.Name, unit.Short, match.Groups["unit"].Value)).Name;
        var value = match.Groups["value"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 1;
        if (unit is null || value < 1)
            throw Refused(interval);

        (Value, Unit) = (value, unit);
    }

    /// <summary>Takes a time of whole minutes.</summary>
    public SentryCronInterval(TimeSpan interval) => (Value, Unit) = Parts(interval);

    /// <summary>How many units there are.</summary>
    public int Value { get; }

    /// <summary><c>minute</c>, <c>hour</c>, <c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</summary>
    public string Unit { get; }

    /// <summary>The interval as it is written: <c>2 hours</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Value} {Unit}{(Value == 1 ? "" : "s")}");

    /// <summary>The text of an interval as responses have it, a number and a unit. Null for what is none.</summary>
    internal static string? TextOf(IReadOnlyList<string> parts) =>
        parts.Count == 2 ? $"{parts[0]} {parts[1]}{(parts[0] == "1" ? "" : "s")}" : null;

    private static bool IsNamed(string name, string? shortName, string text) =>
        string.Equals(text, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(text, shortName, StringComparison.OrdinalIgnoreCase);

    private static (int Value, string Unit) Parts(TimeSpan span)
    {
        var minutes = span.Ticks / TimeSpan.TicksPerMinute;
        if (minutes < 1 || minutes > int.MaxValue || span.Ticks % TimeSpan.TicksPerMinute != 0)
            throw Refused(span.ToString());

        var (name, _, length) = s_units.First(unit => unit.Minutes > 0 && minutes % unit.Minutes == 0);
        return ((int)minutes / length, name);
    }

    private static SentryException Refused(string given) => SentryException.InvalidInput(
        $"'{given}' is not an interval of a schedule. Give a number and a unit (minutes, hours, days, weeks, months or "
        + "years), such as '30 minutes', or a time span of whole minutes.",
        given);
}

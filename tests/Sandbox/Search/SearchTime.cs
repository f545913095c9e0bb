using System.Globalization;

namespace SentryPS.Sandbox.Search;

/// <summary>Points and spans of time as Sentry writes them: <c>24h</c>, <c>-14d</c>, <c>2026-01-31T12:00:00Z</c>.</summary>
internal static class SearchTime
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public static TimeSpan? ParseSpan(string text)
    {
        if (text.Length < 2)
            return null;
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7 * number),
            _ => null,
        };
    }

    public static DateTimeOffset? ParseDate(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var date) ? date : null;

    /// <summary>
    /// The condition that a date must meet: <c>-24h</c> is within the last day, <c>+24h</c> before it, a day means
    /// that day, and an operator compares.
    /// </summary>
    public static Predicate<DateTimeOffset> Condition(SearchTerm term, DateTimeOffset now)
    {
        if (term.Comparison == Comparison.Equal && term.Value[0] is '-' or '+' && ParseSpan(term.Value[1..]) is { } span)
            return term.Value[0] == '-' ? date => date >= now - span : date => date <= now - span;

        var point = ParseDate(term.Value)
            ?? (term.Value[0] == '-' && ParseSpan(term.Value[1..]) is { } ago ? now - ago : (DateTimeOffset?)null)
            ?? throw SearchParser.Error(
                $"{term.Key}: Invalid date: {term.Value}. " +
                "Expected +/-duration (e.g. +1h) or ISO 8601-like (e.g. 2026-01-31T12:00:00Z).");
        return term.Comparison switch
        {
            Comparison.Less => date => date < point,
            Comparison.LessOrEqual => date => date <= point,
            Comparison.Greater => date => date > point,
            Comparison.GreaterOrEqual => date => date >= point,
            _ => date => date >= point && date < point.AddDays(1),
        };
    }
}

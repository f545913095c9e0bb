using System.Text.RegularExpressions;

namespace SentryPS.Binding;

/// <summary>Lets through a period as Sentry writes it, such as <c>24h</c>.</summary>
internal sealed class ValidateStatsPeriodAttribute : ValidateArgumentsAttribute
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(10_000);

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string text || !Regex.IsMatch(text, @"^[0-9]{1,6}[smhdw]\z"))
        {
            throw Refusal.Of(
                $"'{arguments}' is not a period. Give a number and a unit: s, m, h, d or w, such as 24h or 14d.");
        }

        if (new TimeRange(null, null, text).Length > s_longest)
        {
            throw Refusal.Of(
                $"'{text}' reaches further back than Sentry keeps anything. The longest period is {s_longest.TotalDays}d.");
        }
    }
}

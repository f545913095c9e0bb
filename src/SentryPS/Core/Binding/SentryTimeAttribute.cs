using System.Globalization;
using System.Text.RegularExpressions;

namespace SentryPS.Binding;

/// <summary>
/// Takes a time as people say it: <c>7d</c>, <c>-7d</c> or <c>24h</c> ago, <c>yesterday</c>, a time span of either sign, or
/// what PowerShell makes a date of.
/// </summary>
internal sealed class SentryTimeAttribute : ArgumentTransformationAttribute
{
    private static readonly Regex s_age = new(@"^[+-]?(?<number>[0-9]{1,5})(?<unit>[smhdw])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Says that spans reach from now on, and not back.</summary>
    public bool IsFuture { get; init; }

    public override object? Transform(EngineIntrinsics? engineIntrinsics, object? inputData) => PipelineValue.Unwrap(inputData) switch
    {
        TimeSpan span => Away(span),
        string text => Read(text.Trim()) ?? inputData,
        // PowerShell reads 7d as the number 7, and keeps how it was written as long as nothing is done with it.
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => inputData is PSObject literal
            ? Read(literal.ToString()) ?? throw Refuse(inputData)
            : throw Refuse(inputData),
        _ => inputData,
    };

    private object? Read(string text)
    {
        if (s_age.Match(text) is { Success: true } match)
        {
            var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            return Away(match.Groups["unit"].Value.ToLowerInvariant() switch
            {
                "s" => TimeSpan.FromSeconds(number),
                "m" => TimeSpan.FromMinutes(number),
                "h" => TimeSpan.FromHours(number),
                "d" => TimeSpan.FromDays(number),
                _ => TimeSpan.FromDays(7 * number),
            });
        }

        return text.ToLowerInvariant() switch
        {
            "now" => DateTime.Now,
            "today" => DateTime.Today,
            "yesterday" => DateTime.Today.AddDays(-1),
            "tomorrow" => DateTime.Today.AddDays(1),
            _ => null,
        };
    }

    /// <summary>The sign of a span does not matter: what is meant lies on one side of now.</summary>
    private DateTime Away(TimeSpan span)
    {
        try
        {
            return IsFuture ? DateTime.Now + span.Duration() : DateTime.Now - span.Duration();
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw new ArgumentTransformationMetadataException($"The time span {span} reaches beyond what there are dates for.");
        }
    }

    private static ArgumentTransformationMetadataException Refuse(object? number) =>
        new($"The number {Convert.ToString(number, CultureInfo.InvariantCulture)} is no time. For seven days write '7d', in quotes; or give a date or a time span.");
}

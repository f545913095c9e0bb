namespace SentryPS.Binding;

/// <summary>Lets through a time that a Sentry server can reckon with. Minimum and maximum values of .NET are none.</summary>
internal sealed class ValidateSentryDateAttribute : ValidateArgumentsAttribute
{
    private const int FirstYear = 1970;
    private const int LastYear = 2099;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var year = arguments switch
        {
            DateTimeOffset date => date.UtcDateTime.Year,
            DateTime date => date.Year,
            _ => FirstYear,
        };
        if (year is < FirstYear or > LastYear)
        {
            throw Refusal.Of(
                $"The year {year} is beyond what Sentry reckons with. Give a time from {FirstYear} to {LastYear}, or leave the parameter out.");
        }
    }
}

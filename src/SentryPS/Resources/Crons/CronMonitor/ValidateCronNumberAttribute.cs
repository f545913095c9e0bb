namespace SentryPS.Commands;

/// <summary>Lets through a number from 1, and <c>$null</c>, which sets a field back to Sentry's default.</summary>
/// <param name="maximum">The greatest that Sentry takes.</param>
internal sealed class ValidateCronNumberAttribute(int maximum) : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is int number && (number < 1 || number > maximum))
        {
            throw Refusal.Of(
                FormattableString.Invariant($"{number} is not between 1 and {maximum}. ")
                + "Leave the parameter out, or give $null for Sentry's default.");
        }
    }
}

namespace SentryPS.Binding;

/// <summary>Lets through an event's id, as Sentry writes it or as a GUID with dashes.</summary>
internal sealed class ValidateEventIdAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not string text || EventIds.Normalize(text) is null)
        {
            throw Refusal.Of($"'{arguments}' is not the id of an event; one has 32 hexadecimal digits.");
        }
    }
}

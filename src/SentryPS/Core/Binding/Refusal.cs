namespace SentryPS.Binding;

/// <summary>What a parameter says of a value that it does not take. The value may be a stranger's, and is in the words.</summary>
internal static class Refusal
{
    public static ValidationMetadataException Of(string message) => new(SentryFormat.Line(message));
}

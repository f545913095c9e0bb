namespace SentryPS.Binding;

/// <summary>The form on the wire of an enumeration's value, where it is not its name in lower case.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WireAttribute(string text) : Attribute
{
    public string Text => text;
}

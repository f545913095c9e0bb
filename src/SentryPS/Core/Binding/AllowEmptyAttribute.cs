namespace SentryPS.Binding;

/// <summary>Marks a parameter to which an empty text or list may be given, since that has a meaning of its own.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowEmptyAttribute : Attribute;

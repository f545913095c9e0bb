namespace SentryPS.Binding;

/// <summary>Marks a parameter that limits a listing in another way than by a field of the query.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilterAttribute : Attribute;

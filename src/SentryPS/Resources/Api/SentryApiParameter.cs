namespace SentryPS;

/// <summary>A parameter of an operation of Sentry's API, as the official schema describes it.</summary>
public sealed class SentryApiParameter
{
    internal SentryApiParameter(
        SentryApiParameterLocation location,
        string name,
        string type,
        bool isRequired,
        bool isNullable,
        IReadOnlyList<string> values)
    {
        Location = location;
        Name = name;
        Type = type;
        IsRequired = isRequired;
        IsNullable = isNullable;
        Values = values;
    }

    /// <summary>Its name, as it is sent.</summary>
    public string Name { get; }

    /// <summary>Where it goes: into the path, the query or the body.</summary>
    public SentryApiParameterLocation Location { get; }

    /// <summary>
    /// <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>datetime</c>, <c>object</c> or <c>any</c>;
    /// several with bars between them, as in <c>integer|string</c>; with <c>[]</c> at the end for a list of such values.
    /// </summary>
    public string Type { get; }

    /// <summary>Whether the operation demands it.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether it may be null in a body, which clears it on the server.</summary>
    public bool IsNullable { get; }

    /// <summary>
    /// The values that it may have. Empty where any value of the type will do, or where there are too many to list.
    /// </summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

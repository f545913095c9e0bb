namespace SentryPS.Binding;

/// <summary>Marks a parameter that is sent as a field of the body when it is given.</summary>
/// <param name="name">The name of the field, or the names on the way to it with slashes between them.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BodyAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>Whether <c>$null</c> clears the field on the server; where it would be passed over it is refused.</summary>
    public bool CanClear { get; init; } = true;

    /// <summary>Whether the response shows the field as it was sent, so that it can be seen that the change was made.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>What is done, for the question to a person: "set the slug". Made from the parameter's name if not given.</summary>
    public string? Words { get; init; }
}

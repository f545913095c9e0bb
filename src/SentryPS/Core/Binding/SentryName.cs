using System.Globalization;

namespace SentryPS;

/// <summary>
/// Names something of Sentry: by its slug, version or id as people type it, or by the object that stands for it.
/// PowerShell converts to it what is typed or piped.
/// </summary>
public class SentryName
{
    /// <summary>Takes a name as people type it.</summary>
    public SentryName(string value) => Value = value;

    /// <summary>Takes a numeric id.</summary>
    public SentryName(long id)
        : this(id.ToString(CultureInfo.InvariantCulture))
    {
    }

    internal SentryName(string value, ObjectFacts? facts)
        : this(value) => Facts = facts;

    /// <summary>What names the thing in a URL of Sentry's API: a slug, a version or an id.</summary>
    public string Value { get; private protected set; }

    /// <summary>The slug of the organization that the thing is known to belong to. Null where nothing tells.</summary>
    public string? Organization { get => field ?? Facts?.Organization; private protected set; }

    /// <summary>The server that the object, or the URL that was typed, belongs to. Null where nothing tells.</summary>
    internal Uri? Server { get => field ?? Facts?.Server; private protected set; }

    /// <summary>The name for a request. What names nothing is in none.</summary>
    /// <exception cref="SentryException">What was given names nothing.</exception>
    internal string Required => Complaint is null ? Value : throw SentryException.InvalidInput(Complaint, ToString());

    /// <summary>The object that stands for the thing. Null for a name that was typed.</summary>
    internal ObjectFacts? Facts { get; }

    /// <summary>
    /// The words for a question to a person: of an object that an id names, also what people call it.
    /// </summary>
    internal virtual string Description =>
        Facts is { Live: { } live, Resource: { } resource } && Facts.Text(resource.Key) == Value
        && live.ToString() is { Length: > 0 } words && words != Value
            ? $"{words} ({Value})"
            : Value;

    /// <summary>
    /// Why what was given names nothing; null where it names something. The command reports it for this one item, since
    /// PowerShell itself would say of a piped item that it cannot be bound, and not why.
    /// </summary>
    internal string? Complaint { get; init; }

    /// <summary>
    /// Says that a name was typed with an asterisk, and may stand for several. Other signs that PowerShell has for patterns
    /// are part of names: of <c>api@1.0?rc</c>, a release.
    /// </summary>
    internal bool IsPattern { get; init; }

    /// <summary>The kind of thing that was given in place of what is wanted. Null where that is not known.</summary>
    internal Type? OtherKind { get; init; }

    /// <summary>Says that the object only tells what a new one shall be like. Then parameters that were given outdo it.</summary>
    internal bool IsSpecification { get; init; }

    /// <summary>Says that the object was given for what is in it: a project for its releases.</summary>
    internal bool IsContainer { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}

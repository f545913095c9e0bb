using System.Collections;
using System.Globalization;

namespace SentryPS.Binding;

/// <summary>
/// Marks a parameter that names things of one kind, and reads what is given to it: text, a number, or an object in any form
/// that a pipeline can bring. What names nothing is let through with a complaint, which the command reports for that item.
/// </summary>
/// <param name="kind">The class of the objects that are named; it has a <see cref="ResourceAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal class NameAttribute(Type kind) : ArgumentTransformationAttribute
{
    public Type Kind => kind;

    /// <summary>Kinds that may be piped for what is in them: a project, for its releases.</summary>
    public Type[] Within { get; init; } = [];

    /// <summary>The property by which objects of other kinds lead to one of this: the project of an issue. Null for none.</summary>
    public string? Column { get; init; }

    private protected Resource Resource => Resource.Of(kind);

    public sealed override object Transform(EngineIntrinsics? engineIntrinsics, object? inputData)
    {
        var value = PipelineValue.Unwrap(inputData);
        return value is IList items
            ? items.Count == 0 ? Collect([Complain("", "nothing, an empty list,")]) : Collect(items.Cast<object?>().Select(Read))
            : InType(Read(inputData));
    }

    /// <summary>The name in the type that the parameter has.</summary>
    private protected virtual SentryName InType(SentryName name) => name;

    /// <summary>Makes the array that the parameter is of.</summary>
    private protected virtual Array Collect(IEnumerable<SentryName> names) => names.ToArray();

    /// <summary>Reads what a person typed.</summary>
    private protected virtual SentryName FromText(string text) =>
        new(text) { Complaint = Check(text), IsPattern = text.Contains(NamePattern.AnyText) };

    /// <summary>Reads an object of the kind that is named.</summary>
    private protected virtual SentryName? FromObject(ObjectFacts facts) =>
        (facts.Text(Resource.Key) ?? facts.Text("Id")) is { } name ? new(name, facts) : null;

    /// <summary>Reads an object of another kind that leads to one of this: an event to its issue. Null if it does not.</summary>
    private protected virtual SentryName? FromRelated(ObjectFacts facts) =>
        Column is not null && facts.Text(Column) is { } name ? new(name, facts) : null;

    /// <summary>What is wrong with a text as a name; null where it may be one.</summary>
    private protected virtual string? Check(string text) => Resource.Key != "Slug" || Slug.IsSlugOrId(text) ? null : Slug.Complaint(text);

    private protected SentryName Complain(string value, string words, Type? otherKind = null) =>
        new(value) { Complaint = $"This names no {Resource.Name}: {words} was given.{Hint}", OtherKind = otherKind };

    /// <summary>What can be given, as a sentence after a blank; empty where the name of the kind says enough.</summary>
    private protected virtual string Hint => "";

    private SentryName Read(object? item)
    {
        switch (PipelineValue.Unwrap(item))
        {
            case null:
                return Complain("", "nothing ($null)");
            case SentryName name:
                return name.Facts is null && name.Complaint is null ? FromText(name.Value) : name;
            case string text:
                return text.Trim().Length == 0 ? Complain(text, "an empty text") : FromText(text.Trim());
            case int or long or Guid:
                return FromText(Convert.ToString(item, CultureInfo.InvariantCulture)!);
            case double or decimal when item is PSObject literal:
                // PowerShell reads 2.0 as a number, and keeps how it was written.
                return FromText(literal.ToString());
            case double or decimal:
                return Complain($"{item}", $"the number {item}, which may have been written in another way (write it in quotes),");
            default:
                return ReadObject(item!);
        }
    }

    private SentryName ReadObject(object item)
    {
        if (ObjectFacts.Read(item, [kind, .. Within]) is not { } facts)
            return Complain($"{item}", $"an object of type {PipelineValue.Unwrap(item)!.GetType()}");

        if (facts.Resource is not { } resource)
            return FromRelated(facts) ?? Complain($"{item}", $"an object without {Resource.Key}");

        if (resource.Type == kind)
            return FromObject(facts) ?? Complain($"{item}", $"{resource.NameWithArticle} without {resource.Key}");

        if (FromRelated(facts) is { } related)
            return related;

        return Within.Contains(resource.Type) || resource.Type == typeof(SentryOrganization)
            ? new(facts.Text(resource.Key) ?? facts.Text("Id") ?? "", facts) { IsContainer = true }
            : Complain($"{item}", resource.NameWithArticle, resource.Type);
    }
}

using System.Collections;
using System.Reflection;

namespace SentryPS.Cmdlets;

/// <summary>The base of the verbs: makes requests of a command's parameters and of what its objects say of their paths.</summary>
public abstract class ResourceCmdlet<T> : OrganizationCmdlet
    where T : SentryObject
{
    private protected ResourceCmdlet()
    {
    }

    private protected static Resource Resource => Resource.Of<T>();

    private protected CommandShape Shape => CommandShape.Of(GetType());

    /// <summary>
    /// What the command's objects belong to, where that is what it takes: a release, for its deploys. Null elsewhere.
    /// </summary>
    private protected Resource? Parent =>
        Shape.Target is { } target && Shape.KindOf(target) is var kind && kind != typeof(T) ? Resource.Of(kind) : null;

    /// <summary>The path of the listing, where parameters choose among several.</summary>
    private protected virtual string ListPath => Resource.ListPath;

    /// <summary>What was typed or piped as that which the command works on; empty where nothing was.</summary>
    private protected IReadOnlyList<SentryName> Targets => Shape.Target is { } target ? NamesOf(target.GetValue(this)) : [];

    /// <summary>A request for the listing, or to create in it.</summary>
    private protected ApiRequest ListRequest(ApiMethod method, string? scope, object? body = null) =>
        Request(method, ListPath, null, scope, body);

    /// <summary>A request for one object.</summary>
    private protected ApiRequest ItemRequest(ApiMethod method, SentryName target, string? scope, object? body = null) =>
        Request(method, Resource.ItemPath!, target, scope, body);

    /// <summary>Adds what a response leaves out: the names that its path had, and what it belongs to.</summary>
    private protected virtual T Complete(T item)
    {
        foreach (var hole in PathTemplate.HolesOf(ListPath).Where(hole => hole != "organization"))
        {
            var property = typeof(T).GetProperty(hole, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
            if (property is { CanWrite: true } && property.PropertyType == typeof(string) && property.GetValue(item) is null)
                property.SetValue(item, ValueOfHole(hole));
        }

        if (Parent is not null && typeof(T).GetProperty(Shape.Target!.Name) is { CanWrite: true } owner && owner.GetValue(item) is null)
            owner.SetValue(item, CurrentTarget?.Value);

        return item;
    }

    /// <summary>
    /// What fills a hole of a path that is not the object's own name: the parameter of that name, what the piped object
    /// says of it, or the connection's default project.
    /// </summary>
    private protected virtual string ValueOfHole(string hole)
    {
        if (hole == "organization")
            return RequiredOrganization;

        if (CurrentTarget is { IsContainer: true } container && container.Facts!.Resource!.KeyHole == hole)
            return container.Value;

        if (CurrentTarget is { IsContainer: false } parent && Parent?.KeyHole == hole)
            return parent.Value;

        var given = Shape.ParameterOfHole(hole) is { } parameter ? NamesOf(parameter.GetValue(this)) : [];
        return CurrentParent(hole)
            ?? (given.Count > 0 ? given[0].Required : null)
            ?? NameIn(CurrentTarget?.Facts, hole)
            ?? (hole == "project" ? ActiveConnection.Project : null)
            ?? throw SentryException.InvalidInput($"Which {hole}? Give -{char.ToUpperInvariant(hole[0])}{hole.Substring(1)}, or pipe an object that tells.");
    }

    /// <summary>What a piped object says: it is what the hole wants, or it belongs to that.</summary>
    private static string? NameIn(ObjectFacts? facts, string hole) =>
        facts?.Resource is { } resource && resource.KeyHole == hole ? facts.Text(resource.Key) : facts?.Text(hole);

    /// <summary>The value of a hole while several are worked through; null where they are not.</summary>
    private protected virtual string? CurrentParent(string hole) => null;

    private protected static IReadOnlyList<SentryName> NamesOf(object? value) => value switch
    {
        null => [],
        SentryName name => [name],
        string text => [new(text)],
        IEnumerable items => [.. items.Cast<object>().SelectMany(NamesOf)],
        _ => [],
    };

    private ApiRequest Request(ApiMethod method, string path, SentryName? target, string? scope, object? body)
    {
        var request = ApiRequest.Fill(method, path, hole => target is not null && hole == Resource.KeyHole ? target.Value : ValueOfHole(hole));
        request.Organization = RequiredOrganization;
        request.Scope = scope;
        request.NeedsUser = Resource.NeedsUser;
        request.Subject = target is not null ? Resource.Describe(target.Value)
            : CurrentTarget is { IsContainer: false } parent ? Parent?.Describe(parent.Value)
            : null;
        request.Body = body;
        return request;
    }
}

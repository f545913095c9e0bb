using System.Collections;
using System.Reflection;

namespace SentryPS.Cmdlets;

/// <summary>The base of the verbs: makes requests of a command's parameters and of what its objects say of their paths.</summary>
public abstract class ResourceCmdlet<T> : OrganizationCmdlet
    where T : SentryObject
{
    private (SentryName Target, string Key)? _known;

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

    /// <summary>The path of one object, where parameters choose among several.</summary>
    private protected virtual string ItemPath => Resource.ItemPath!;

    /// <summary>What was typed or piped as that which the command works on; empty where nothing was.</summary>
    private protected virtual IReadOnlyList<SentryName> Targets => Shape.Target is { } target ? NamesOf(target.GetValue(this)) : [];

    /// <summary>A request for the listing, or to create in it.</summary>
    private protected ApiRequest ListRequest(ApiMethod method, string? scope, object? body = null) =>
        Request(method, ListPath, null, scope, body);

    /// <summary>A request for one object.</summary>
    private protected ApiRequest ItemRequest(ApiMethod method, SentryName target, string? scope, object? body = null) =>
        Request(method, ItemPath, target, scope, body);

    /// <summary>What names an object in its path, where that is not what people call it and has to be looked up.</summary>
    private protected virtual string FindKey(SentryName target) => target.Value;

    /// <summary>What names an object in its path. It is looked up once, however many requests its change takes.</summary>
    private protected string KeyOf(SentryName target)
    {
        if (!ReferenceEquals(_known?.Target, target))
            _known = (target, FindKey(target));

        return _known!.Value.Key;
    }

    /// <summary>
    /// Sends a removal. Null where the object is gone since a first request whose response was lost on the way.
    /// </summary>
    private protected ApiResponse<TResponse>? SendRemoval<TResponse>(ApiRequest request)
        where TResponse : SentryObject
    {
        try
        {
            return Send<TResponse>(request);
        }
        catch (SentryApiException exception) when (exception is { StatusCode: 404, TimesSent: > 1 })
        {
            return null;
        }
    }

    /// <summary>Adds what a response leaves out: the names that its path had, and what it belongs to.</summary>
    private protected virtual T Complete(T item)
    {
        var isItem = CurrentTarget is { IsContainer: false } && Parent is null;
        var path = isItem ? Resource.ItemPath ?? ListPath : ListPath;
        foreach (var hole in PathTemplate.HolesOf(path).Where(hole => hole != "organization"))
        {
            var property = PropertyOf(hole) ?? PropertyOf(hole + "Id");
            if (property is { CanWrite: true } && property.PropertyType == typeof(string) && property.GetValue(item) is null)
                property.SetValue(item, ValueOfHole(hole));
        }

        if (Parent is not null && typeof(T).GetProperty(Shape.Target!.Name) is { CanWrite: true } owner && owner.GetValue(item) is null)
            owner.SetValue(item, CurrentTarget?.Value);

        return item;
    }

    private static PropertyInfo? PropertyOf(string name) =>
        typeof(T).GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

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

        if (CurrentTarget is { IsContainer: false } current && Shape.HoleOfTarget == hole)
            return KeyOf(current);

        // What a target stands for does not name what the hole wants, or it would have filled it above.
        var given = Shape.ParameterOfHole(hole) is { } parameter && (CurrentTarget is null || parameter != Shape.Target)
            ? NamesOf(parameter.GetValue(this))
            : [];
        return CurrentParent(hole)
            ?? (given.Count > 0 ? given[0].Required : null)
            ?? NameIn(CurrentTarget?.Facts, hole)
            ?? (hole == "project" ? ActiveConnection.Project : null)
            ?? throw SentryException.InvalidInput($"Which {hole}? Give -{char.ToUpperInvariant(hole[0])}{hole.Substring(1)}, or pipe an object that tells.");
    }

    /// <summary>What a listing is of, as messages say it. Null where that is the organization.</summary>
    private string? OwnerIn(string path) =>
        PathTemplate.HolesOf(path).LastOrDefault(hole => hole != "organization") is { } hole
        && Resource.All.FirstOrDefault(kind => kind.KeyHole == hole && kind.ItemPath?.EndsWith($"{{{hole}}}/", StringComparison.Ordinal) == true) is { } owner
            ? owner.Describe(ValueOfHole(hole))
            : null;

    /// <summary>What a piped object says: it is what the hole wants, or it belongs to that.</summary>
    private static string? NameIn(ObjectFacts? facts, string hole) =>
        facts?.Resource is { } resource && resource.KeyHole == hole ? facts.Text(resource.Key) : facts?.Text(hole) ?? facts?.Text(hole + "Id");

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
        var request = ApiRequest.Fill(
            method, path, hole => target is not null && hole == Resource.KeyHole ? KeyOf(target) : ValueOfHole(hole));
        request.Host = Resource.Host;
        request.Organization = RequiredOrganization;
        request.Scope = scope;
        request.NeedsUser = Resource.NeedsUser;
        request.Subject = target is not null ? Resource.Describe(target.Value)
            : CurrentTarget is { IsContainer: false } parent && Parent is not null ? Parent.Describe(parent.Value)
            : OwnerIn(path);
        request.Body = body;
        return request;
    }
}

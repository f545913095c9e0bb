using System.Collections.Concurrent;
using System.Reflection;

namespace SentryPS.Api;

/// <summary>What an object's <see cref="ResourceAttribute"/> says, in the form that commands use.</summary>
internal sealed class Resource
{
    private static readonly ConcurrentDictionary<Type, Resource> s_resources = new();

    // All kinds, found when a row of a file has to be told by its columns.
    private static readonly Lazy<IReadOnlyList<Resource>> s_all = new(() =>
    [
        .. typeof(Resource).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(ResourceAttribute), inherit: false))
            .Select(Of),
    ]);

    private Resource(Type type)
    {
        var attribute = type.GetCustomAttribute<ResourceAttribute>()
            ?? throw new InvalidOperationException($"{type} does not say where Sentry keeps it: it has no [Resource].");
        Type = type;
        Name = attribute.Name;
        Key = attribute.Key;
        ListPath = attribute.ListPath;
        ItemPath = attribute.ItemPath is not { } item ? null : item[0] == '/' ? item.Substring(1) : attribute.ListPath + item;
        ReadScope = attribute.Read;
        ListScope = attribute.List ?? attribute.Read;
        WriteScope = attribute.Write;
        DeleteScope = attribute.Delete ?? attribute.Write;
        KeyHole = attribute.KeyHole ?? (ItemPath is null ? null : PathTemplate.HolesOf(ItemPath)[^1]);
        Host = attribute.Host;
        NeedsUser = attribute.NeedsUser;
    }

    public static IReadOnlyList<Resource> All => s_all.Value;

    public Type Type { get; }

    /// <summary>What people call it: <c>release</c>.</summary>
    public string Name { get; }

    /// <summary>The name with its article: <c>an alert</c>.</summary>
    public string NameWithArticle => (Name[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + Name;

    /// <summary>The property that names an object in its path.</summary>
    public string Key { get; }

    /// <summary>The path of the listing, with holes.</summary>
    public string ListPath { get; }

    /// <summary>The path of one object, with holes. Null where there is none.</summary>
    public string? ItemPath { get; }

    /// <summary>The hole of <see cref="ItemPath"/> that the object's name fills.</summary>
    public string? KeyHole { get; }

    /// <summary>Which host has the paths.</summary>
    public ApiHost Host { get; }

    public string ReadScope { get; }

    public string ListScope { get; }

    public string? WriteScope { get; }

    public string? DeleteScope { get; }

    /// <summary>See <see cref="ResourceAttribute.NeedsUser"/>.</summary>
    public bool NeedsUser { get; }

    public static Resource Of<T>()
        where T : SentryObject => Of(typeof(T));

    public static Resource Of(Type type) => s_resources.GetOrAdd(type, static key => new(key));

    /// <summary>An object by name as messages say it: <c>Release '1.0'</c>.</summary>
    public string Describe(string name) => $"{char.ToUpperInvariant(Name[0])}{Name.Substring(1)} '{name}'";
}

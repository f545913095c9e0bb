using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SentryPS.Api;

/// <summary>What <see cref="ResourceAttribute"/> declares of a class, ready for use.</summary>
internal sealed class Resource
{
    private static readonly ConcurrentDictionary<Type, Resource> s_resources = new();

    private readonly PropertyInfo? _key;

    private Resource(Type type, ResourceAttribute declaration)
    {
        Type = type;
        Name = declaration.Name ?? NameOf(type);
        ListPath = declaration.ListPath;
        ItemPath = declaration.ItemPath[0] == '/'
            ? declaration.ItemPath.Substring(1)
            : declaration.ListPath + declaration.ItemPath;
        Read = declaration.Read;
        Write = declaration.Write;
        Delete = declaration.Delete;
        _key = declaration.Key is null ? null : type.GetProperty(declaration.Key)
            ?? throw new InvalidOperationException($"{type.Name} has no property {declaration.Key} to be the key of its [Resource].");
    }

    /// <summary>The class of the objects.</summary>
    public Type Type { get; }

    /// <summary>What people call one of them, such as "release".</summary>
    public string Name { get; }

    /// <summary>Where they are listed and created, below <c>/api/0/</c>, with holes such as <c>{organization}</c>.</summary>
    public string ListPath { get; }

    /// <summary>Where one of them is, whole and likewise with holes.</summary>
    public string ItemPath { get; }

    /// <summary>The scope that reading takes. Null where any token will do.</summary>
    public string? Read { get; }

    /// <summary>The scope that creating and changing takes.</summary>
    public string? Write { get; }

    /// <summary>The scope that removing takes.</summary>
    public string? Delete { get; }

    /// <summary>The property that fills the last hole of <see cref="ItemPath"/>. Null where the class names none.</summary>
    public string? KeyProperty => _key?.Name;

    /// <exception cref="InvalidOperationException">The class has no <c>[Resource]</c>.</exception>
    public static Resource Of<T>()
        where T : SentryObject => Of(typeof(T));

    /// <inheritdoc cref="Of{T}"/>
    public static Resource Of(Type type) => Find(type) ?? throw new InvalidOperationException($"{type.Name} has no [Resource].");

    /// <summary>Null where the class has no <c>[Resource]</c>.</summary>
    public static Resource? Find(Type type)
    {
        if (s_resources.TryGetValue(type, out var known))
        {
            return known;
        }

        var declaration = type.GetCustomAttribute<ResourceAttribute>(inherit: false);
        return declaration is null ? null : s_resources.GetOrAdd(type, new Resource(type, declaration));
    }

    /// <summary>What fills the last hole of <see cref="ItemPath"/> for an object. Null where it says nothing.</summary>
    public string? KeyOf(SentryObject item) => _key?.GetValue(item) as string;

    /// <summary><c>SentryAlertRule</c> is an "alert rule".</summary>
    private static string NameOf(Type type) =>
        Regex.Replace(Regex.Replace(type.Name, "^Sentry", ""), "(?<=[a-z])(?=[A-Z])", " ").ToLowerInvariant();
}

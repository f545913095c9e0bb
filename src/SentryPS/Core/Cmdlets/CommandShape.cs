using System.Collections.Concurrent;
using System.Reflection;

namespace SentryPS.Cmdlets;

/// <summary>What the attributes of a command's parameters say, looked up once for each command.</summary>
internal sealed class CommandShape
{
    private static readonly ConcurrentDictionary<Type, CommandShape> s_shapes = new();

    private readonly Dictionary<string, PropertyInfo> _parameters;

    private CommandShape(Type command)
    {
        _parameters = command.GetProperties()
            .Where(property => property.IsDefined(typeof(ParameterAttribute)))
            .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        Queries = [.. With<QueryAttribute>()];
        Bodies = [.. With<BodyAttribute>()];
        Names = [.. With<NameAttribute>()];
        Filters = [.. Queries.Select(query => query.Property.Name), .. With<FilterAttribute>().Select(filter => filter.Item1.Name)];
        Target = Names.Select(name => name.Property).FirstOrDefault(IsFromPipeline);
        HoleOfTarget = Target is null ? null : Resource.Of(KindOf(Target)).KeyHole;
    }

    /// <summary>The parameters that go into the query.</summary>
    public IReadOnlyList<(PropertyInfo Property, QueryAttribute Attribute)> Queries { get; }

    /// <summary>The parameters that go into the body.</summary>
    public IReadOnlyList<(PropertyInfo Property, BodyAttribute Attribute)> Bodies { get; }

    /// <summary>The parameters that name something.</summary>
    public IReadOnlyList<(PropertyInfo Property, NameAttribute Attribute)> Names { get; }

    /// <summary>The names of the parameters that limit a listing, and say nothing of objects that are named.</summary>
    public IReadOnlyList<string> Filters { get; }

    /// <summary>The parameter that takes the pipeline's objects. Null where none does.</summary>
    public PropertyInfo? Target { get; }

    /// <summary>The hole of paths that is filled with what <see cref="Target"/> names. Null where there is none.</summary>
    public string? HoleOfTarget { get; }

    public static CommandShape Of(Type command) => s_shapes.GetOrAdd(command, static type => new(type));

    /// <summary>The parameter of that name. Null if the command has none.</summary>
    public PropertyInfo? Parameter(string name) => _parameters.TryGetValue(name, out var property) ? property : null;

    /// <summary>
    /// The parameter that fills a hole of a path besides the target: the one of that name, or that names things of its kind.
    /// </summary>
    public PropertyInfo? ParameterOfHole(string hole) =>
        Parameter(hole) is { } named && named != Target
            ? named
            : Names.Select(name => name.Property).FirstOrDefault(name => name != Target && Resource.Of(KindOf(name)).KeyHole == hole);

    /// <summary>The kind of thing that the parameter names.</summary>
    public Type KindOf(PropertyInfo property) => Names.Single(name => name.Property == property).Attribute.Kind;

    private static bool IsFromPipeline(PropertyInfo property) =>
        property.GetCustomAttributes<ParameterAttribute>().Any(parameter => parameter.ValueFromPipeline);

    private IEnumerable<(PropertyInfo, T)> With<T>()
        where T : Attribute =>
        _parameters.Values
            .Select(property => (property, property.GetCustomAttribute<T>()!))
            .Where(found => found.Item2 is not null);
}

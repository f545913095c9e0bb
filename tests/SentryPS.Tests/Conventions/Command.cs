using System.Management.Automation;
using System.Reflection;
using SentryPS.Binding;

namespace SentryPS.Tests.Conventions;

/// <summary>A command as its class declares it.</summary>
internal sealed class Command
{
    /// <summary>The verbs of commands that change nothing on the server.</summary>
    private static readonly string[] s_readingVerbs =
    [
        "Get", "Test", "Show", "Connect", "Disconnect", "Search", "Find", "Measure", "Wait", "Watch", "Export", "Save",
        "Receive", "Resolve", "Compare", "ConvertTo", "ConvertFrom", "Format",
    ];

    private Command(Type type, CmdletAttribute attribute)
    {
        Type = type;
        Attribute = attribute;
        Parameters = [.. type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)))];
        Outputs = [.. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(name => name.Type).OfType<Type>()];
    }

    public static IReadOnlyList<Command> All { get; } =
    [
        .. typeof(SentryObject).Assembly.GetTypes()
            .Select(type => (Type: type, Attribute: type.GetCustomAttribute<CmdletAttribute>()))
            .Where(found => found.Attribute is not null)
            .Select(found => new Command(found.Type, found.Attribute!))
            .OrderBy(command => command.Name, StringComparer.Ordinal),
    ];

    public Type Type { get; }

    public CmdletAttribute Attribute { get; }

    public string Name => $"{Attribute.VerbName}-{Attribute.NounName}";

    public bool IsChange => !s_readingVerbs.Contains(Attribute.VerbName);

    /// <summary>All parameters but those that PowerShell adds.</summary>
    public IReadOnlyList<PropertyInfo> Parameters { get; }

    /// <summary>The types of what it emits.</summary>
    public IReadOnlyList<Type> Outputs { get; }

    /// <summary>Whether objects can be piped to it, in whatever form.</summary>
    public bool TakesObjects => Target is not null || Parameters.Any(IsByPropertyName);

    /// <summary>The parameter that names what the command works on. Null where it takes nothing of the kind from a pipeline.</summary>
    public PropertyInfo? Target =>
        Parameters.SingleOrDefault(parameter => IsFromPipeline(parameter) && parameter.IsDefined(typeof(NameAttribute)));

    public static Command Of(string name) => All.Single(command => command.Name == name);

    public bool Has(string parameter) => Parameters.Any(property => property.Name == parameter);

    public static bool IsFromPipeline(PropertyInfo parameter) =>
        parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipeline);

    public static bool IsByPropertyName(PropertyInfo parameter) =>
        parameter.GetCustomAttributes<ParameterAttribute>().Any(attribute => attribute.ValueFromPipelineByPropertyName);

    public static bool IsShown(PropertyInfo parameter) =>
        parameter.GetCustomAttributes<ParameterAttribute>().All(attribute => !attribute.DontShow);

    public static bool IsBody(PropertyInfo parameter) => parameter.IsDefined(typeof(BodyAttribute));

    public override string ToString() => Name;
}

using System.Reflection;

namespace SentryPS.Api;

/// <summary>Which commands serve an operation, as their classes say with <see cref="ServesAttribute"/>.</summary>
internal static class ServingCommands
{
    /// <summary>The command that calls any operation.</summary>
    public const string Fallback = "Invoke-SentryApi";

    private static readonly Lazy<ILookup<string, string>> s_byOperation = new(Read);

    /// <summary>The names of the commands, in alphabetical order. Never empty.</summary>
    public static IReadOnlyList<string> Of(SentryApiOperation operation)
    {
        var commands = s_byOperation.Value[operation.Name].ToArray();
        return commands.Length > 0 ? commands : [Fallback];
    }

    private static ILookup<string, string> Read() =>
        (from type in typeof(ServingCommands).Assembly.GetTypes()
         let command = type.GetCustomAttribute<CmdletAttribute>()
         let serves = type.GetCustomAttribute<ServesAttribute>()
         where command is not null && serves is not null
         let name = $"{command.VerbName}-{command.NounName}"
         orderby name
         from operation in serves.Operations
         select (operation, name)).ToLookup(pair => pair.operation, pair => pair.name);
}

using System.Reflection;

namespace SentryPS.Api;

/// <summary>
/// Which commands serve an operation. A command on one of the bases serves what its object's
/// <see cref="ResourceAttribute"/> says; where that is not so, its class has <see cref="ServesAttribute"/>.
/// </summary>
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
         where command is not null
         let name = $"{command.VerbName}-{command.NounName}"
         orderby name
         from operation in type.GetCustomAttribute<ServesAttribute>()?.Operations ?? OperationsOfBase(type)
         select (operation, name)).ToLookup(pair => pair.operation, pair => pair.name);

    private static IReadOnlyList<string> OperationsOfBase(Type command)
    {
        for (var type = command.BaseType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && RoutesOf(type.GetGenericTypeDefinition()) is { Count: > 0 } routes)
            {
                var resource = Resource.Of(type.GetGenericArguments()[0]);
                return
                [
                    .. from route in routes
                       let path = route.IsItem ? resource.ItemPath : resource.ListPath
                       where path is not null && OperationIndex.Shared.Match(route.Method, path) is not null
                       select OperationIndex.Shared.Match(route.Method, path)!.Operation.Name,
                ];
            }
        }

        return [];
    }

    private static IReadOnlyList<(string Method, bool IsItem)> RoutesOf(Type verb) =>
        verb == typeof(GetCmdlet<>) ? [("GET", false), ("GET", true)]
        : verb == typeof(NewCmdlet<>) ? [("POST", false)]
        : verb == typeof(SetCmdlet<>) ? [("PUT", true)]
        : verb == typeof(RemoveCmdlet<>) ? [("DELETE", true)]
        : [];
}

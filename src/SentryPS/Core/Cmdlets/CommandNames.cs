using System.Reflection;

namespace SentryPS.Cmdlets;

/// <summary>The names of all commands, for messages that send people from one to another.</summary>
internal static class CommandNames
{
    private static readonly Lazy<HashSet<string>> s_names = new(() => [.. typeof(CommandNames).Assembly.GetTypes()
        .Select(type => type.GetCustomAttribute<CmdletAttribute>())
        .OfType<CmdletAttribute>()
        .Select(command => $"{command.VerbName}-{command.NounName}")]);

    /// <summary>
    /// Which command does to things of another kind what this one does to those of its own, as a sentence after a blank;
    /// empty where there is none.
    /// </summary>
    public static string HintFor(PSCmdlet cmdlet, Type? kind)
    {
        var verb = cmdlet.MyInvocation.MyCommand.Name.Split('-')[0];
        return kind is not null && s_names.Value.Contains($"{verb}-{kind.Name}") ? $" {verb}-{kind.Name} is the command for that." : "";
    }
}

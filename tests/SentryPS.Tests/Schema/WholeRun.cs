using System.Collections.Concurrent;
using System.Reflection;

namespace SentryPS.Tests.Schema;

/// <summary>What all tests of a run have shown together.</summary>
internal static class WholeRun
{
    private static readonly ConcurrentDictionary<Type, bool> s_classes = new();
    private static readonly ConcurrentDictionary<(string Operation, string Command), bool> s_sent = new();
    private static readonly ConcurrentDictionary<Deviation, bool> s_deviations = new();

    /// <summary>Whether tests of all classes have run. After a filtered run, what nobody has seen means nothing.</summary>
    public static bool IsWhole => typeof(WholeRun).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type != typeof(WholeRunTests))
        .Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute))))
        .All(s_classes.ContainsKey);

    public static void Note(Type testClass) => s_classes[testClass] = true;

    public static void Note(SentryApiOperation operation, IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            s_sent[(operation.Name, command)] = true;
        }
    }

    public static void Note(Deviation deviation) => s_deviations[deviation] = true;

    public static bool HasSent(string command, SentryApiOperation operation) => s_sent.ContainsKey((operation.Name, command));

    public static bool HasNeeded(Deviation deviation) => s_deviations.ContainsKey(deviation);
}

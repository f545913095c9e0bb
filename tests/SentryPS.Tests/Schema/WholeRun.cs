using System.Collections.Concurrent;
using System.Reflection;
using SentryPS.Api;

[assembly: AssemblyFixture(typeof(SentryPS.Tests.Schema.WholeRun))]

namespace SentryPS.Tests.Schema;

/// <summary>
/// What only shows when all tests have run: whether commands send what they say they serve, and whether each deviation is
/// still needed. After a filtered run it says nothing.
/// </summary>
public sealed class WholeRun : IDisposable
{
    private static readonly ConcurrentDictionary<Type, bool> s_classes = new();
    private static readonly ConcurrentDictionary<(string Operation, string Command), bool> s_sent = new();
    private static readonly ConcurrentDictionary<Deviation, bool> s_deviations = new();

    public void Dispose()
    {
        if (TestClasses().All(s_classes.ContainsKey))
        {
            Assert.Empty(Unsent());
            Assert.Empty(Unneeded());
        }
    }

    internal static void Note(Type testClass) => s_classes[testClass] = true;

    internal static void Note(SentryApiOperation operation, IEnumerable<string> commands)
    {
        foreach (var command in commands)
        {
            s_sent[(operation.Name, command)] = true;
        }
    }

    internal static void Note(Deviation deviation) => s_deviations[deviation] = true;

    private static IEnumerable<Type> TestClasses() => typeof(WholeRun).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetMethods().Any(method => method.GetCustomAttribute<FactAttribute>() is not null));

    private static IEnumerable<string> Unsent() =>
        from operation in OperationIndex.Shared.All
        from command in operation.Command
        where command != ServingCommands.Fallback && !s_sent.ContainsKey((operation.Name, command))
        select $"{command} says that it serves {operation.Name}, but no test has seen it send that.";

    private static IEnumerable<string> Unneeded() =>
        from deviation in OfficialSchema.IsHere ? RequestDeviations.All.Concat(AnswerDeviations.All) : []
        where !s_deviations.ContainsKey(deviation)
        select $"{deviation.Operation}, {deviation.Subject}: nothing deviates from the schema there any more.";
}

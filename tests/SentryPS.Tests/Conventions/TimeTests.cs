using System.Reflection;
using SentryPS.Binding;

namespace SentryPS.Tests.Conventions;

/// <summary>Wherever a time is taken, it can be said as people say it.</summary>
public sealed class TimeTests
{
    [Fact]
    public void TakesRelativeTimes() => Command.All
        .SelectMany(command => command.Parameters, (command, parameter) => (Command: command, Parameter: parameter))
        .Where(found => IsTime(found.Parameter.PropertyType) && found.Parameter.GetCustomAttribute<SentryTimeAttribute>() is null)
        .Select(found => $"{found.Command.Name} -{found.Parameter.Name}")
        .AssertNone();

    private static bool IsTime(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var kind && (kind == typeof(DateTime) || kind == typeof(DateTimeOffset));
}

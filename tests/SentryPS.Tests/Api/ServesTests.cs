using System.Reflection;
using SentryPS.Api;

namespace SentryPS.Tests.Api;

/// <summary>What commands say of the operations that they serve.</summary>
public sealed class ServesTests
{
    [Fact]
    public void OnlyNamesOfTheOfficialSchemaAreServed()
    {
        var names = OperationIndex.Shared.All.Select(operation => operation.Name).ToHashSet();

        var unknown = typeof(SentryIssue).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttribute<ServesAttribute>()?.Operations ?? [], (type, name) => $"{type.Name}: {name}")
            .Where(entry => !names.Contains(entry[(entry.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

        Assert.Empty(unknown);
    }
}

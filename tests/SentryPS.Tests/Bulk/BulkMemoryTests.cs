using SentryPS.Cmdlets;
using SentryPS.Tests.Storms;

namespace SentryPS.Tests.Bulk;

/// <summary>What it costs to gather a million things before the first is changed.</summary>
[Trait("Category", Soak.Category)]
public sealed class BulkMemoryTests
{
    private const int MostBytesEach = 200;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AThingThatWaitsTakesAtMostTwoHundredBytes(bool hasShortId)
    {
        var count = Soak.Size(100_000, 1_000_000);
        using var host = new SimulatedHost(new SimulatedServer(1, 0));
        var change = new BulkChange<SentryIssue>(new SimulatedResolution(), host, new(100, 4));
        var before = Retained();

        for (var number = 0; number < count; number++)
        {
            var id = $"{4_000_000_000 + number}";
            change.Accept(new(null!, "acme", id, true, hasShortId ? $"BACKEND-{number}" : id) { Partition = "4500000070" }, () => true);
        }

        var bytes = (Retained() - before) / count;
        Assert.Equal(count, change.Books.Wanted);
        // Beside other tests the process has memory that is not ours.
        if (Soak.IsOn)
            Assert.InRange(bytes, 1, MostBytesEach);
        TestContext.Current.SendDiagnosticMessage($"{bytes} bytes for each of {count} things.");
        GC.KeepAlive(change);
    }

    private static long Retained() => GC.GetTotalMemory(forceFullCollection: true);
}

using System.Collections.Concurrent;

namespace SentryPS.Tests.Pester;

/// <summary>The tests in <c>tests/Pester</c>: what people do in a whole PowerShell, and the help and its examples.</summary>
public sealed class PesterTests
{
    /// <summary>The other tests need their share of the machine.</summary>
    private const int FilesAtOnce = 2;

    // Not at discovery, which would start PowerShell also for those who have filtered this test out.
    [Theory]
    [Trait("Category", "Pester")]
    [MemberData(nameof(RunAllAsync), DisableDiscoveryEnumeration = true)]
    public void It(PesterResult result)
    {
        if (result.Outcome == "Skipped")
            Assert.Skip(result.Message);
        if (result.Outcome != "Passed")
            Assert.Fail(result.Message);
    }

    public static async Task<IEnumerable<TheoryDataRow<PesterResult>>> RunAllAsync()
    {
        var rows = new ConcurrentBag<TheoryDataRow<PesterResult>>();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = FilesAtOnce,
            CancellationToken = TestContext.Current.CancellationToken,
        };
        await Parallel.ForEachAsync(PesterFile.All, options, async (file, cancellationToken) =>
        {
            foreach (var result in await PesterFile.RunAsync(file, cancellationToken))
                rows.Add(new(result) { TestDisplayName = $"{Path.GetFileName(file)}: {result.Name}", Label = "" });
        });
        return rows.OrderBy(row => row.TestDisplayName, StringComparer.Ordinal);
    }
}

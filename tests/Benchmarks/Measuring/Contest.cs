using System.Diagnostics;

namespace SentryPS.Benchmarks.Measuring;

/// <summary>
/// Measures contenders in turns, A B C A B C, so that whatever else the machine does hits all of them alike. Before that
/// each has the same time to warm up: what runs in .NET is compiled anew when it has run for a while.
/// </summary>
internal static class Contest
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    /// <param name="rounds">How many turns each has.</param>
    /// <param name="count">What each turn has to bring; a contender that does less is no contender.</param>
    /// <param name="contenders">Who takes part.</param>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(int rounds, long count, IReadOnlyList<Contender> contenders)
    {
        foreach (var contender in contenders)
        {
            var clock = Stopwatch.StartNew();
            do
                await TakeTurnAsync(contender, count);
            while (clock.Elapsed < s_warmUp);
        }

        var times = contenders.Select(_ => new List<double>()).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var index = 0; index < contenders.Count; index++)
                times[index].Add(await TakeTurnAsync(contenders[index], count));
        }

        return [.. contenders.Select((contender, index) => Measurement.Of(contender.Name, times[index]))];
    }

    private static async Task<double> TakeTurnAsync(Contender contender, long count)
    {
        var turn = await contender.TakeTurn();
        return turn.Count == count
            ? turn.Milliseconds
            : throw new InvalidOperationException($"{contender.Name} brought {turn.Count} in place of {count}.");
    }
}

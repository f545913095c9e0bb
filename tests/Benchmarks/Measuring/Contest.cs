namespace SentryPS.Benchmarks.Measuring;

/// <summary>
/// Measures contenders in turns, A B C A B C, so that whatever else the machine does hits all of them alike.
/// </summary>
internal static class Contest
{
    /// <param name="rounds">How many turns each has, after one that does not count.</param>
    /// <param name="count">What each turn has to bring; a contender that does less is no contender.</param>
    /// <param name="contenders">Who takes part.</param>
    public static async Task<IReadOnlyList<Measurement>> RunAsync(int rounds, long count, IReadOnlyList<Contender> contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var index = 0; index < contenders.Count; index++)
            {
                var turn = await contenders[index].TakeTurn();
                if (turn.Count != count)
                    throw new InvalidOperationException($"{contenders[index].Name} brought {turn.Count} in place of {count}.");
                if (round > 0)
                    times[index].Add(turn.Milliseconds);
            }
        }

        return [.. contenders.Select((contender, index) => Measurement.Of(contender.Name, times[index]))];
    }
}

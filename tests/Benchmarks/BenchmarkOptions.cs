using System.Globalization;

namespace SentryPS.Benchmarks;

/// <summary>What the program was asked for on its command line.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        Benchmarks [options]          measures side by side, prints ratios and writes docs/benchmarks.md
        Benchmarks reader [options]   measures the reader of JSON alone

          --full                  with 100,000 issues, too
          --rounds <number>       how often each contender of a comparison has its turn (5)
          --latency <ms,…>        waits of the server before each answer, for listings (0,20,80)
          --only <name,…>         some of: listing, prepared, cold, memory, parallel, import, first, bulk;
                                  docs/benchmarks.md is then left as it is
          --output <file>         where to write the report, in place of docs/benchmarks.md
        """;

    public bool IsReaderOnly { get; private init; }

    public bool Full { get; private init; }

    public int Rounds { get; private init; } = 5;

    public IReadOnlyList<int> Latencies { get; private init; } = [0, 20, 80];

    /// <summary>The scenarios to run; empty for all.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    public string? Output { get; private init; }

    /// <summary>Reads the arguments. What is wrong with them is the message of a <see cref="FormatException"/>.</summary>
    public static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchmarkOptions();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var argument))
        {
            options = argument switch
            {
                "reader" => options with { IsReaderOnly = true },
                "--full" => options with { Full = true },
                "--rounds" => options with { Rounds = Number(Value(), least: 1) },
                "--latency" => options with { Latencies = [.. Value().Split(',').Select(text => Number(text, least: 0))] },
                "--only" => options with { Only = Value().Split(',') },
                "--output" => options with { Output = Value() },
                _ => throw new FormatException($"Unknown option {argument}."),
            };

            string Value() => rest.TryDequeue(out var value) ? value : throw new FormatException($"{argument} needs a value.");

            int Number(string text, int least) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
                    ? number
                    : throw new FormatException($"{argument} needs a number of at least {least}.");
        }

        return options;
    }
}

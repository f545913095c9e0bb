using System.Globalization;
using SentryPS.Sandbox.Faults;

namespace SentryPS.Sandbox;

/// <summary>What the program was asked for on its command line.</summary>
/// <param name="Options">The server's options.</param>
/// <param name="IsDemo">Whether to run the demo instead of serving.</param>
/// <param name="Script">The demo's script, or null for the one that comes with the sandbox.</param>
internal sealed record CommandLine(SandboxOptions Options, bool IsDemo, string? Script)
{
    public const string Usage = """
        Sandbox [options]                      serves until Ctrl+C
        Sandbox demo [script.ps1] [options]    runs a script against the sandbox, with the built module

          --issues <number>       issues of the main organization (2000)
          --projects <number>     projects of the main organization (3)
          --members <number>      members of the main organization (7)
          --seed <number>         another number, other data (1)
          --port <number>         port on the loopback interface; 0 takes a free one (0)
          --data <folder>         serve the recorded answers in a folder instead of seeded data
          --alerts <api>          modern, legacy or gone (modern)
          --rate-limits           limit calls as sentry.io does
          --latency <ms>          wait before each response (0)
          --faults <shares>       shares of requests that fail, such as 429=5%,502=5%,reset-after=2%,truncate=3%; also by
                                  PUT /sandbox/faults?seed=1 with the same text, and DELETE to end them
          --fault-seed <number>   another number, other requests that fail (1)
          --link-host <url>       scheme and host in Link headers and the like (https://us.sentry.example)
        """;

    /// <summary>Reads the arguments. What is wrong with them is the message of a <see cref="FormatException"/>.</summary>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var options = new SandboxOptions();
        var words = new List<string>();
        var rest = new Queue<string>(arguments);

        while (rest.TryDequeue(out var argument))
        {
            options = argument switch
            {
                "--issues" => options with { Issues = Number() },
                "--projects" => options with { Projects = Number(least: 1) },
                "--members" => options with { Members = Number(least: 7) },
                "--seed" => options with { Seed = Number() },
                "--port" => options with { Port = Number() },
                "--data" => options with { DataFolder = Folder() },
                "--alerts" => options with { Alerts = Alerts() },
                "--rate-limits" => options with { RateLimits = true },
                "--latency" => options with { Latency = TimeSpan.FromMilliseconds(Number()) },
                "--faults" => options with { Faults = Shares() },
                "--fault-seed" => options with { FaultSeed = Number() },
                "--link-host" => options with { LinkHost = Value() },
                _ when argument.StartsWith('-') => throw new FormatException($"Unknown option {argument}."),
                _ => Word(argument),
            };

            string Value() =>
                rest.TryDequeue(out var value) ? value : throw new FormatException($"{argument} needs a value.");

            int Number(int least = 0) =>
                int.TryParse(Value(), CultureInfo.InvariantCulture, out var number) && number >= least
                    ? number
                    : throw new FormatException($"{argument} needs a number of at least {least}.");

            string Shares()
            {
                var shares = Value();
                FaultText.Parse(shares);
                return shares;
            }

            string Folder() => Value() is var folder && Directory.Exists(folder)
                ? folder
                : throw new FormatException($"{argument} needs a folder that exists.");

            AlertApi Alerts() => Enum.TryParse<AlertApi>(Value(), ignoreCase: true, out var api)
                ? api
                : throw new FormatException($"{argument} is modern, legacy or gone.");
        }

        return words switch
        {
            [] => new CommandLine(options, IsDemo: false, Script: null),
            ["demo"] => new CommandLine(options, IsDemo: true, Script: null),
            ["demo", var script] when File.Exists(script) => new CommandLine(options, IsDemo: true, script),
            ["demo", var script] => throw new FormatException($"There is no script {script}."),
            _ => throw new FormatException($"Unknown command {string.Join(' ', words)}."),
        };

        SandboxOptions Word(string word)
        {
            words.Add(word);
            return options;
        }
    }
}

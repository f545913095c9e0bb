using SentryPS.Tests;

namespace SentryPS.Benchmarks.Reporting;

/// <summary>
/// The page that reports are written into. Figures stand between two marks each; what people have written around them
/// stays.
/// </summary>
internal static class ReportFile
{
    private static readonly string s_default = Path.Combine(BuiltModule.Repository, "docs", "benchmarks.md");

    private const string EmptyPage = """
        # Benchmarks

        Written by `./build.ps1 -Task Bench`, or `dotnet run -c Release --project tests/Benchmarks`. All contenders work
        against the practice server in `tests/Sandbox`, which runs as a process of its own on the same machine, and take
        turns. Ratios say more than times: they are how many times as long as SentryPS, in the first row, a contender takes.

        ## In PowerShell

        <!-- figures -->
        <!-- /figures -->

        ## The reader of JSON

        Written by `dotnet run -c Release --project tests/Benchmarks -- reader`.

        <!-- reader -->
        <!-- /reader -->

        """;

    public static async Task WriteAsync(string mark, string text, string? path)
    {
        path ??= s_default;
        var (start, end) = ($"<!-- {mark} -->", $"<!-- /{mark} -->");
        var page = File.Exists(path) ? await File.ReadAllTextAsync(path) : EmptyPage.ReplaceLineEndings("\n");
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < start.Length || to < from)
            throw new InvalidOperationException($"{Path.GetFileName(path)} has no place for figures between {start} and {end}.");

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        await File.WriteAllTextAsync(path, $"{page[..from]}\n\n{text}\n{page[to..]}");
    }
}

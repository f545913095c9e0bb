using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;
using SentryPS.Benchmarks.Reporting;
using SentryPS.Tests;

namespace SentryPS.Benchmarks.Scenarios;

/// <summary>What Import-Module adds to the start of pwsh, beside other modules that are installed.</summary>
internal static class ImportScenario
{
    private const string What = "Import over an empty pwsh";
    private const int LeastRounds = 10;
    private static readonly string[] s_others =
        ["Microsoft.PowerShell.PlatyPS", "Microsoft.PowerShell.PSResourceGet", "Pester", "PSScriptAnalyzer"];

    public static async Task RunAsync(Suite suite)
    {
        if (!Pwsh.IsAvailable)
        {
            suite.Report.NotMeasured(What, "needs pwsh");
            return;
        }

        var empty = Path.Combine(AppContext.BaseDirectory, "Empty.psd1");
        await File.WriteAllTextAsync(empty, "@{ ModuleVersion = '1.0' }");
        var least = await CreateLeastModuleAsync();
        List<Contender> contenders =
        [
            Start("pwsh alone", ""),
            Start("with SentryPS", $"Import-Module '{BuiltModule.Manifest}'"),
            Start("with its assembly alone", $"Import-Module '{BuiltModule.Assembly}'"),
            Start("with a module that has nothing in it", $"Import-Module '{empty}'"),
            Start("with a module of one command and one view", $"Import-Module '{least}'"),
        ];
        foreach (var name in s_others)
        {
            var found = (await Pwsh.RunAsync(
                $"Get-Module -ListAvailable {name} | Select-Object -First 1 | ForEach-Object {{ \"$($_.Version)|$($_.Path)\" }}")).LastLine.Split('|');
            if (found is [var version, var path])
                contenders.Add(Start($"with {name} {version}", $"Import-Module '{path}'"));
        }

        var results = await Contest.RunAsync(Math.Max(LeastRounds, suite.Options.Rounds), 0, contenders);
        var table = new Table("", "Median", "Fastest - slowest", "Over pwsh alone");
        foreach (var result in results)
        {
            table.Add(
                result.Name,
                Figures.Time(result.Median),
                $"{Figures.Time(result.Fastest)} - {Figures.Time(result.Slowest)}",
                Figures.Time(result.Median - results[0].Median));
        }

        suite.Report.AddSection("Import", "Each time a fresh process, from its start to its end.", table);
        suite.Report.AtMost(What, 40, results[1].Median - results[0].Median, "ms");
    }

    /// <summary>What a compiled module costs that does nothing: the price of having a manifest, an assembly and a view.</summary>
    private static async Task<string> CreateLeastModuleAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Least")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Least.Format.ps1xml"),
            """
            <Configuration><ViewDefinitions><View><Name>Least</Name><ViewSelectedBy><TypeName>Least</TypeName></ViewSelectedBy>
            <ListControl><ListEntries><ListEntry><ListItems><ListItem><PropertyName>Name</PropertyName></ListItem></ListItems>
            </ListEntry></ListEntries></ListControl></View></ViewDefinitions></Configuration>
            """);
        await Pwsh.RunAsync(
            $$"""
            Set-Location '{{folder}}'
            Remove-Item Least.dll -ErrorAction Ignore
            Add-Type -OutputAssembly Least.dll '[System.Management.Automation.Cmdlet("Get", "Least")] public class GetLeast : System.Management.Automation.Cmdlet { }'
            New-ModuleManifest Least.psd1 -RootModule Least.dll -CmdletsToExport Get-Least -FunctionsToExport @() -AliasesToExport @() -FormatsToProcess Least.Format.ps1xml
            """);
        return Path.Combine(folder, "Least.psd1");
    }

    private static Contender Start(string name, string command) => new(name, async () =>
    {
        var result = await Pwsh.RunAsync($"{command}; exit 0");
        return new(result.Milliseconds, 0);
    });
}

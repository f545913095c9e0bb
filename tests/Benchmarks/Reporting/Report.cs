using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SentryPS.Benchmarks.Clients;
using SentryPS.Benchmarks.Measuring;

namespace SentryPS.Benchmarks.Reporting;

/// <summary>What was measured, in Markdown; shown as it comes.</summary>
internal sealed class Report
{
    private readonly Table _targets = new("What", "Target", "Measured", "");
    private readonly StringBuilder _sections = new();

    /// <summary>The system, the runtimes and the day; nothing that tells whose machine it is.</summary>
    public static async Task<string> DescribeMachineAsync()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        var shell = Pwsh.IsAvailable ? (await Pwsh.RunAsync("\"PowerShell $($PSVersionTable.PSVersion)\"")).LastLine : "no pwsh, the engine alone";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}: {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores, {memory:0} GiB; .NET {Environment.Version}, {shell}.");
    }

    /// <summary>A target that the figure has to reach from below.</summary>
    public void AtLeast(string what, double limit, double measured, string unit = "times") =>
        AddTarget(what, $"at least {Figures.Ratio(limit)} {unit}", $"{Figures.Ratio(measured)} {unit}", measured >= limit);

    /// <summary>A target that the figure must not go beyond.</summary>
    public void AtMost(string what, double limit, double measured, string unit = "times") =>
        AddTarget(what, $"at most {Figures.Ratio(limit)} {unit}", $"{Figures.Ratio(measured)} {unit}", measured <= limit);

    public void NotMeasured(string what, string reason) => _targets.Add(what, "", reason, "");

    public void AddSection(string title, string note, Table table)
    {
        var text = $"### {title}\n\n{note}\n\n{table}\n";
        _sections.Append(text);
        Console.WriteLine(text);
    }

    /// <summary>A comparison; the first contender is the one to which the others are set in relation.</summary>
    public void AddComparison(string title, string note, IReadOnlyList<Measurement> measurements)
    {
        var table = new Table("", "Median", "Fastest - slowest", "Ratio");
        foreach (var item in measurements)
        {
            table.Add(
                item.Name,
                Figures.Time(item.Median),
                $"{Figures.Time(item.Fastest)} - {Figures.Time(item.Slowest)}",
                Figures.Ratio(item.Median / measurements[0].Median));
        }

        AddSection(title, note, table);
    }

    public string ToString(string machine) => $"{machine}\n\n### Targets\n\n{_targets}\n{_sections}".TrimEnd() + "\n";

    private void AddTarget(string what, string target, string measured, bool isReached) =>
        _targets.Add(what, target, measured, isReached ? "reached" : "missed");
}

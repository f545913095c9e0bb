using SentryPS.Api;

namespace SentryPS.Tests.Schema;

/// <summary>docs/coverage.md says what the commands say of themselves.</summary>
public sealed class CoverageTests
{
    private const string Update = "SENTRYPS_UPDATE_DOCS";

    /// <summary>Why operations that belong to what there are commands for have none.</summary>
    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["listProjectReleases"] = "`Get-SentryRelease -Project` asks the organization for the same, and for more",
        ["listProjectReleaseCommits"] = "`Get-SentryReleaseCommit`: a release has the same commits in all of its projects",
        ["getOrganizationStatsSummary"] = "`Get-SentryUsage` has the same figures, of more categories and over time",
        ["listProjectStats"] = "`Get-SentryUsage -Interval` has the same figures, and says of what; this one is on its way out",
    };

    private static readonly string s_path = Path.Combine(BuiltModule.Repository, "docs", "coverage.md");

    [Fact]
    public void ThePageNamesTheCommandsOfAllOperations()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            File.WriteAllText(s_path, page);
        }

        Assert.True(
            page == File.ReadAllText(s_path).ReplaceLineEndings("\n"),
            $"docs/coverage.md is out of date. Run this test with the variable {Update} set to 1, and it writes the page.");
    }

    private static string Page()
    {
        var operations = OperationIndex.Shared.All;
        List<string> lines =
        [
            "# Sentry's API and the commands",
            "",
            $"Sentry's official schema has {operations.Count} operations. {operations.Count(HasCommand)} of them have a command of their own;",
            $"{ServingCommands.Fallback} calls the others.",
            "",
            "A test makes this page of what the commands say of themselves, and a run of all tests fails unless each was seen to send",
            "what it says. `Get-SentryApiOperation` shows the same in the shell.",
        ];
        foreach (var chapter in operations.GroupBy(operation => operation.Tag).OrderBy(chapter => chapter.Key, StringComparer.Ordinal))
        {
            lines.AddRange(["", $"## {chapter.Key}", "", $"{chapter.Count(HasCommand)} of {chapter.Count()}.", ""]);
            lines.AddRange(["| Operation | Method | Path | Command |", "|---|---|---|---|"]);
            lines.AddRange(chapter.Select(operation =>
                $"| {operation.Name} | {operation.Method} | `{operation.Path}` | {Commands(operation)} |"));
        }

        return string.Join('\n', lines) + "\n";
    }

    [Fact]
    public void OperationsWithAReasonHaveNoCommand() =>
        Assert.Equal(s_reasons.Keys.Order(), OperationIndex.Shared.All.Where(operation => !HasCommand(operation)).Select(operation => operation.Name).Intersect(s_reasons.Keys).Order());

    private static string Commands(SentryApiOperation operation) =>
        string.Join(", ", operation.Command.Select(Link)) + (s_reasons.TryGetValue(operation.Name, out var reason) ? $" ({reason})" : "");

    private static bool HasCommand(SentryApiOperation operation) => !operation.Command.Contains(ServingCommands.Fallback);

    private static string Link(string command) => command == ServingCommands.Fallback ? command : $"[{command}](commands/{command}.md)";
}

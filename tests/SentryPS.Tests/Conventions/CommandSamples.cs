namespace SentryPS.Tests.Conventions;

/// <summary>
/// One row for each command. From it the tests of this folder are run: that no stream has the token in it, that Ctrl+C ends
/// it, what it says of missing scopes and of an organization that is not there, -WhatIf, cultures, empty values, and every
/// object in every form through the pipeline.
/// </summary>
internal static class CommandSamples
{
    private const string FirstAlert = "$alert = (Get-SentryAlert -First 1).Id";
    private const string FirstMetric = "$monitor = (Get-SentryMonitor -Type Metric -First 1).Id";

    /// <summary><c>$issue</c> and <c>$other</c> are ids of two issues of one project.</summary>
    private static readonly CommandSample[] s_rows =
    [
        new("Connect-Sentry", "-Url $url -Token $token -Organization acme") { SendsNothing = "it only remembers" },
        new("Copy-SentryAlert", "-ToProject frontend") { Target = "$alert", Given = FirstAlert },
        new("Disable-SentryAlert", "-Summary") { Target = "$alert", Given = FirstAlert },
        new("Disable-SentryMonitor", "-Summary") { Target = "$monitor", Given = FirstMetric },
        new("Disconnect-Sentry") { SendsNothing = "it only forgets" },
        new("Enable-SentryAlert", "-Summary") { Target = "$alert", Given = FirstAlert },
        new("Enable-SentryMonitor", "-Summary") { Target = "$monitor", Given = FirstMetric },
        new("Get-SentryAlert", "-First 2"),
        new("Get-SentryAlertRule"),
        new("Get-SentryApiOperation", "-Name retrieve*") { SendsNothing = "the module carries the operations" },
        new("Get-SentryConnection") { SendsNothing = "it is about this session" },
        new("Get-SentryEvent", "-First 2") { Target = "$issue" },
        new("Get-SentryIssue", "-First 2"),
        new("Get-SentryMonitor", "-First 2"),
        new("Get-SentryOrganization"),
        new("Get-SentryProject"),
        new("Get-SentryRelease", "-First 2"),
        new("Get-SentryTeam"),
        new("Merge-SentryIssue", "-Force") { Target = "$issue, $other", Beside = "$another" },
        new("New-SentryAlert", "Sample -Project backend -Action email:owners -Frequency 60"),
        new("New-SentryMonitor", "Sample -Project backend -Measure Errors -High 1.5 -TimeWindow 00:05:00"),
        new("New-SentryRelease", "-Version sample@1.0 -Project backend -DateReleased 2026-01-02T03:04:05"),
        new("New-SentryTeam", "-Slug sample -Name Sample") { Given = "Remove-SentryTeam sample -Force -ErrorAction Ignore" },
        new("New-SentryUptimeMonitor", "Sample https://sample.example.com/ -Project backend -Interval 00:05:00"),
        new("Remove-SentryAlert", "-Force") { Target = "$alert", Given = "$alert = (New-SentryAlert Sample -Action email:owners -WarningAction Ignore).Id" },
        new("Remove-SentryIssue", "-Force") { Target = "$issue" },
        new("Remove-SentryMonitor", "-Force") { Target = "$monitor", Given = "$monitor = (New-SentryMonitor Sample -Project (Get-SentryProject -First 1) -Measure Errors -High 1).Id" },
        new("Remove-SentryTeam", "-Force") { Target = "sample", Given = "$null = New-SentryTeam sample -ErrorAction Ignore" },
        new("Set-SentryAlert", "-Name Renamed -PassThru") { Target = "$alert", Given = FirstAlert },
        new("Set-SentryIssue", "-IgnoreDuration 01:30:00 -Summary") { Target = "$issue" },
        new("Set-SentryMonitor", "-Name Renamed -PassThru") { Target = "$monitor", Given = FirstMetric },
        new("Set-SentryTeam", "-Name Renamed -PassThru") { Target = "sample", Given = "$null = New-SentryTeam sample -ErrorAction Ignore" },
        new("Set-SentryUptimeMonitor", "-Timeout 00:00:20 -PassThru") { Target = "$monitor", Given = "$monitor = (Get-SentryMonitor -Type Uptime -First 1).Id", TakesOnly = "uptime monitors" },
        new("Show-SentryIssue") { Target = "$issue" },
        new("Test-SentryConnection") { NeedsNoScope = true },
        new("Undo-SentryChange", "-Summary") { Given = "Set-SentryIssue $other -Status Unresolved; Set-SentryIssue $other -Status Resolved" },
    ];

    public static IReadOnlyList<CommandSample> All => s_rows;

    public static TheoryData<string> Names => [.. Command.All.Select(command => command.Name)];

    /// <summary>Commands that talk to a server.</summary>
    public static TheoryData<string> Senders => [.. Command.All.Where(IsSender).Select(command => command.Name)];

    public static TheoryData<string> Changes => [.. Command.All.Where(command => command.Attribute.SupportsShouldProcess).Select(command => command.Name)];

    /// <summary>Commands that take objects of many kinds. PowerShell itself sees to a parameter of one type.</summary>
    public static TheoryData<string> Piped => [.. Command.All.Where(command => command.TakesObjects && IsSender(command)).Select(command => command.Name)];

    public static CommandSample Of(string name) =>
        s_rows.SingleOrDefault(row => row.Command == name) ?? throw new InvalidOperationException($"{name} has no row in CommandSamples: add one.");

    private static bool IsSender(Command command) => s_rows.SingleOrDefault(row => row.Command == command.Name)?.SendsNothing is null;
}

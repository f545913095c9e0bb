namespace SentryPS.Tests.Conventions;

/// <summary>
/// One row for each command. From it the tests of this folder are run: that no stream has the token in it, that Ctrl+C ends
/// it, what it says of missing scopes and of an organization that is not there, -WhatIf, cultures, empty values, and every
/// object in every form through the pipeline.
/// </summary>
internal static class CommandSamples
{
    /// <summary><c>$issue</c> and <c>$other</c> are ids of two issues of one project.</summary>
    private static readonly CommandSample[] s_rows =
    [
        new("Add-SentryProjectTeam", "-Team frontend-team -PassThru") { Target = "backend" },
        new("Add-SentryTeamMember", "-Team backend-team") { Target = "me" },
        new("Connect-Sentry", "-Url $url -Token $token -Organization acme") { SendsNothing = "it only remembers" },
        new("Disable-SentryCronMonitor", "-PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Disconnect-Sentry") { SendsNothing = "it only forgets" },
        new("Enable-SentryCronMonitor", "-PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Get-SentryAlertRule"),
        new("Get-SentryApiOperation", "-Name retrieve*") { SendsNothing = "the module carries the operations" },
        new("Get-SentryConnection") { SendsNothing = "it is about this session" },
        new("Get-SentryCronCheckIn", "-First 2") { Target = "nightly-backup" },
        new("Get-SentryCronMonitor"),
        new("Get-SentryEnvironment", "-Project backend"),
        new("Get-SentryEvent", "-First 2") { Target = "$issue" },
        new("Get-SentryInboundFilter", "-Project backend"),
        new("Get-SentryIntegration"),
        new("Get-SentryIssue", "-First 2"),
        new("Get-SentryMember", "-First 2"),
        new("Get-SentryOrganization"),
        new("Get-SentryOwnership") { Target = "backend" },
        new("Get-SentryProject"),
        new("Get-SentryProjectKey", "-Project backend"),
        new("Get-SentryRelease", "-First 2"),
        new("Get-SentryRepository"),
        new("Get-SentryTeam"),
        new("Invoke-SentryCronJob", "nightly-backup -Project backend -ScriptBlock { }") { SendsNothing = "its job is not touched by what becomes of the reports" },
        new("Merge-SentryIssue", "-Force") { Target = "$issue, $other", Beside = "$another" },
        new("Get-SentryTeamMember", "-First 2") { Target = "backend-team" },
        new("Get-SentryUsage", "-Category error"),
        new("New-SentryCronMonitor", "-Name Sample -Slug sample -Project backend -Interval 1h") { Given = "Remove-SentryCronMonitor sample -Force -ErrorAction Ignore" },
        new("New-SentryMember", "-Email sample@acme.example -NoMail") { Given = "Remove-SentryMember sample@acme.example -Force -ErrorAction Ignore" },
        new("New-SentryProject", "-Name Sample -Slug sample -Team backend-team") { Given = "Remove-SentryProject sample -Force -ErrorAction Ignore" },
        new("New-SentryProjectKey", "-Project backend -Name sample"),
        new("New-SentryRelease", "-Version sample@1.0 -Project backend -DateReleased 2026-01-02T03:04:05"),
        new("New-SentryTeam", "-Slug sample -Name Sample") { Given = "Remove-SentryTeam sample -Force -ErrorAction Ignore" },
        new("Remove-SentryCronMonitor", "-Force") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Remove-SentryIssue", "-Force") { Target = "$issue" },
        new("Remove-SentryMember", "-Force") { Target = "sample@acme.example", Given = "$null = New-SentryMember sample@acme.example -NoMail -ErrorAction Ignore" },
        new("Remove-SentryProject", "-Force") { Target = "sample", Given = "$null = New-SentryProject Sample backend-team -Slug sample -ErrorAction Ignore" },
        new("Remove-SentryProjectKey", "-Project backend -Force") { Target = "$key", Given = "$key = (New-SentryProjectKey backend sample -ErrorAction Ignore).Id" },
        new("Remove-SentryProjectTeam", "-Team mobile-team -Force -PassThru") { Target = "backend" },
        new("Remove-SentryTeam", "-Force") { Target = "sample", Given = "$null = New-SentryTeam sample -ErrorAction Ignore" },
        new("Remove-SentryTeamMember", "-Team backend-team -Force") { Target = "me", Given = "Add-SentryTeamMember me backend-team -ErrorAction Ignore" },
        new("Send-SentryCronCheckIn", "-Project backend") { Target = "nightly-backup" },
        new("Set-SentryCronMonitor", "-Name Renamed -PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Set-SentryEnvironment", "-Project backend -Hidden $false -PassThru") { Target = "production" },
        new("Set-SentryInboundFilter", "-Project backend -Active $true -PassThru") { Target = "localhost" },
        new("Set-SentryIssue", "-IgnoreDuration 01:30:00 -Summary") { Target = "$issue" },
        new("Set-SentryMember", "-Role manager -PassThru") { Target = "sample@acme.example", Given = "$null = New-SentryMember sample@acme.example -NoMail -ErrorAction Ignore" },
        new("Set-SentryOrganization", "-Name Renamed -PassThru"),
        new("Set-SentryOwnership", "-Fallthrough $true -PassThru") { Target = "backend" },
        new("Set-SentryProject", "-ResolveAge 24 -PassThru") { Target = "backend" },
        new("Set-SentryProjectKey", "-Project backend -Name renamed -PassThru") { Target = "$key", Given = "$key = @(Get-SentryProjectKey -Project backend)[0].Id" },
        new("Set-SentryTeam", "-Name Renamed -PassThru") { Target = "sample", Given = "$null = New-SentryTeam sample -ErrorAction Ignore" },
        new("Set-SentryTeamMember", "-Team backend-team -Role admin") { Target = "me", Given = "Add-SentryTeamMember me backend-team -ErrorAction Ignore" },
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

namespace SentryPS.Tests.Conventions;

/// <summary>
/// One row for each command. From it the tests of this folder are run: that no stream has the token in it, that Ctrl+C ends
/// it, what it says of missing scopes and of an organization that is not there, -WhatIf, cultures, empty values, and every
/// object in every form through the pipeline.
/// </summary>
internal static class CommandSamples
{
    private const string Alert = "$alert = (Get-SentryAlert -First 1).Id";
    private const string Comment = NoComment + "; $comment = (Add-SentryIssueComment $issue sample -PassThru).Id";
    private const string Monitor = "$monitor = (Get-SentryMonitor -Type Metric -First 1).Id";

    // The same text twice within an hour is refused.
    private const string NoComment = "Get-SentryIssueComment $issue | Remove-SentryIssueComment -Force";

    private const string Release = "$release = (Get-SentryRelease -First 1).Version";
    private const string SampleTeam = "$null = New-SentryTeam sample -ErrorAction Ignore";

    /// <summary>
    /// <c>$issue</c> and <c>$other</c> are ids of two issues of one project; <c>$project</c> and <c>$team</c> are slugs;
    /// <c>$event</c> is an event of
    /// <c>$issue</c> and <c>$eventProject</c> its project; <c>$folder</c> is a folder for files.
    /// </summary>
    private static readonly CommandSample[] s_rows =
    [
        new("Add-SentryIssueComment", "-Text sample -PassThru") { Target = "$issue", Given = NoComment },
        new("Add-SentryProjectTeam", "-Team frontend-team -PassThru") { Target = "$project" },
        new("Add-SentryTeamMember", "-Team $team") { Target = "me" },
        new("Connect-Sentry", "-Url $url -Token $token -Organization acme") { SendsNothing = "it only remembers" },
        new("Copy-SentryAlert", "-ToProject frontend") { Target = "$alert", Given = Alert },
        new("Disable-SentryAlert", "-Summary") { Target = "$alert", Given = Alert },
        new("Disable-SentryCronMonitor", "-PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Disable-SentryMonitor", "-Summary") { Target = "$monitor", Given = Monitor },
        new("Disconnect-Sentry") { SendsNothing = "it only forgets" },
        new("Enable-SentryAlert", "-Summary") { Target = "$alert", Given = Alert },
        new("Enable-SentryCronMonitor", "-PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Enable-SentryMonitor", "-Summary") { Target = "$monitor", Given = Monitor },
        new("Get-SentryAlert", "-First 2"),
        new("Get-SentryAlertRule"),
        new("Get-SentryApiOperation", "-Name retrieve*") { SendsNothing = "the module carries the operations" },
        new("Get-SentryAttachment") { Target = "$issue" },
        new("Get-SentryConnection") { SendsNothing = "it is about this session" },
        new("Get-SentryCronCheckIn", "-First 2") { Target = "nightly-backup" },
        new("Get-SentryCronMonitor"),
        new("Get-SentryDeploy") { Target = "$release", Given = Release },
        new("Get-SentryEnvironment", "-Project backend"),
        new("Get-SentryEvent", "-First 2") { Target = "$issue" },
        new("Get-SentryInboundFilter", "-Project $project"),
        new("Get-SentryIntegration"),
        new("Get-SentryIssue", "-First 2"),
        new("Get-SentryIssueActivity") { Target = "$issue" },
        new("Get-SentryIssueComment") { Target = "$issue" },
        new("Get-SentryIssueHash") { Target = "$issue" },
        new("Get-SentryIssueLink") { Target = "$issue" },
        new("Get-SentryIssueTag") { Target = "$issue" },
        new("Get-SentryIssueTagValue", "-Tag level") { Target = "$issue" },
        new("Get-SentryMember", "-First 2"),
        new("Get-SentryMonitor", "-First 2"),
        new("Get-SentryOrganization"),
        new("Get-SentryOwnership") { Target = "$project" },
        new("Get-SentryProject"),
        new("Get-SentryProjectKey", "-Project $project"),
        new("Get-SentryRelease", "-First 2"),
        new("Get-SentryReleaseCommit", "-First 2") { Target = "$release", Given = Release },
        new("Get-SentryReleaseHealth", "-First 2"),
        new("Get-SentryReleaseThreshold", "-Start 2020-01-01T00:00:00Z -End 2040-01-01T00:00:00Z"),
        new("Get-SentryRepository"),
        new("Get-SentryRepositoryCommit", "-First 2") { Target = "$repository", Given = "$repository = (Get-SentryRepository -First 1).Id" },
        new("Get-SentryTeam"),
        new("Get-SentryTeamMember", "-First 2") { Target = "$team" },
        new("Get-SentryUsage", "-Category error"),
        new("Invoke-SentryApi", "'organizations/{organization}/teams/' -Method POST -Body @{ slug = 'api' }"),
        new("Invoke-SentryCronJob", "nightly-backup -Project backend -ScriptBlock { }") { SendsNothing = "its job is not touched by what becomes of the reports" },
        new("Merge-SentryIssue", "-Force") { Target = "$issue, $other", Beside = "$another" },
        new("New-SentryAlert", "Sample -Project backend -Action email:owners -Frequency 60"),
        new("New-SentryCronMonitor", "-Name Sample -Slug sample -Project backend -Interval 1h") { Given = "Remove-SentryCronMonitor sample -Force -ErrorAction Ignore" },
        new("New-SentryDeploy", "-Environment production") { Target = "$release", Given = Release },
        new("New-SentryMember", "-Email sample@acme.example -NoMail") { Given = "Remove-SentryMember sample@acme.example -Force -ErrorAction Ignore" },
        new("New-SentryMonitor", "Sample -Project backend -Measure Errors -High 1.5 -TimeWindow 00:05:00"),
        new("New-SentryProject", "-Name Sample -Slug sample -Team $team") { Given = "Remove-SentryProject sample -Force -ErrorAction Ignore" },
        new("New-SentryProjectKey", "-Project $project -Name sample"),
        new("New-SentryRelease", "-Version sample@1.0 -Project $project -DateReleased 2026-01-02T03:04:05"),
        new("New-SentryTeam", "-Slug sample -Name Sample") { Given = "Remove-SentryTeam sample -Force -ErrorAction Ignore" },
        new("New-SentryUptimeMonitor", "Sample https://sample.example.com/ -Project backend -Interval 00:05:00"),
        new("Remove-SentryAlert", "-Force") { Target = "$alert", Given = "$alert = (New-SentryAlert Sample -Action email:owners -WarningAction Ignore).Id" },
        new("Remove-SentryCronMonitor", "-Force") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Remove-SentryIssue", "-Force") { Target = "$issue" },
        new("Remove-SentryIssueComment", "-Issue $issue -Force")
        {
            Target = "$comment", Given = Comment,
        },
        new("Remove-SentryMember", "-Force") { Target = "sample@acme.example", Given = "$null = New-SentryMember sample@acme.example -NoMail -ErrorAction Ignore" },
        new("Remove-SentryMonitor", "-Force") { Target = "$monitor", Given = "$monitor = (New-SentryMonitor Sample -Project (Get-SentryProject -First 1) -Measure Errors -High 1).Id" },
        new("Remove-SentryProject", "-Force") { Target = "sample", Given = "$null = New-SentryProject Sample $team -Slug sample -ErrorAction Ignore" },
        new("Remove-SentryProjectKey", "-Project $project -Force") { Target = "$key", Given = "$key = (New-SentryProjectKey $project sample -ErrorAction Ignore).Id" },
        new("Remove-SentryProjectTeam", "-Team sample -Force -PassThru") { Target = "$project", Given = SampleTeam },
        new("Remove-SentryRelease", "-Force") { Target = "sample@2.0", Given = "$null = New-SentryRelease sample@2.0 $project" },
        new("Remove-SentryTeam", "-Force") { Target = "sample", Given = "$null = New-SentryTeam sample -ErrorAction Ignore" },
        new("Remove-SentryTeamMember", "-Team $team -Force") { Target = "me", Given = "Add-SentryTeamMember me $team -ErrorAction Ignore" },
        new("Save-SentryAttachment", "-EventId $event -Project $eventProject -Path $folder -Force") { Target = "$attachment", Given = "$attachment = @(Get-SentryAttachment $event)[0].Id" },
        new("Send-SentryCronCheckIn", "-Project backend") { Target = "nightly-backup" },
        new("Set-SentryAlert", "-Name Renamed -PassThru") { Target = "$alert", Given = Alert },
        new("Set-SentryCronMonitor", "-Name Renamed -PassThru") { Target = "sample", Given = "$null = New-SentryCronMonitor Sample -Slug sample -Project backend -Interval 1h -ErrorAction Ignore" },
        new("Set-SentryEnvironment", "-Project backend -Hidden $false -PassThru") { Target = "production" },
        new("Set-SentryInboundFilter", "-Project $project -Active $true -PassThru") { Target = "localhost" },
        new("Set-SentryIssue", "-IgnoreDuration 01:30:00 -Summary") { Target = "$issue" },
        new("Set-SentryIssueComment", "-Issue $issue -Text changed")
        {
            Target = "$comment", Given = Comment,
        },
        new("Set-SentryMember", "-Role manager -PassThru") { Target = "sample@acme.example", Given = "$null = New-SentryMember sample@acme.example -NoMail -ErrorAction Ignore" },
        new("Set-SentryMonitor", "-Name Renamed -PassThru") { Target = "$monitor", Given = Monitor },
        new("Set-SentryOrganization", "-Name Renamed -PassThru"),
        new("Set-SentryOwnership", "-Fallthrough $true -PassThru") { Target = "$project" },
        new("Set-SentryProject", "-ResolveAge 24 -PassThru") { Target = "$project" },
        new("Set-SentryProjectKey", "-Project $project -Name renamed -PassThru") { Target = "$key", Given = "$key = @(Get-SentryProjectKey -Project $project)[0].Id" },
        new("Set-SentryRelease", "-Ref main") { Target = "$release", Given = Release },
        new("Set-SentryReleaseCommit", "-Commit @{ id = 'a1b2c3' }") { Target = "$release", Given = Release },
        new("Set-SentryTeam", "-Name Renamed -PassThru") { Target = "sample", Given = SampleTeam },
        new("Set-SentryTeamMember", "-Team $team -Role admin") { Target = "me", Given = "Add-SentryTeamMember me $team -ErrorAction Ignore" },
        new("Set-SentryUptimeMonitor", "-Timeout 00:00:20 -PassThru") { Target = "$monitor", Given = "$monitor = (Get-SentryMonitor -Type Uptime -First 1).Id", TakesOnly = "uptime monitors" },
        new("Show-SentryIssue") { Target = "$issue" },
        new("Test-SentryConnection") { NeedsNoScope = true },
        new("Undo-SentryChange", "-Summary") { Given = "Set-SentryIssue $other -Status Unresolved; Set-SentryIssue $other -Status Resolved" },
        new("Watch-SentryIssue", "-Timeout 1"),
    ];

    public static IReadOnlyList<CommandSample> All => s_rows;

    /// <summary>Commands that talk to a server.</summary>
    public static TheoryData<string> Senders => Where((sample, _) => sample.SendsNothing is null);

    /// <summary>Commands that ask before they change something.</summary>
    public static TheoryData<string> Changes => Where((_, command) => command.Attribute.SupportsShouldProcess);

    /// <summary>Commands that take objects of many kinds. PowerShell itself sees to a parameter of one type.</summary>
    public static TheoryData<string> Piped => Where((sample, command) => sample.SendsNothing is null && command.TakesObjects);

    public static CommandSample Of(string name) =>
        s_rows.SingleOrDefault(row => row.Command == name) ?? throw new InvalidOperationException($"{name} has no row in CommandSamples: add one.");

    private static TheoryData<string> Where(Func<CommandSample, Command, bool> match) =>
        [.. s_rows.Where(sample => match(sample, Command.Of(sample.Command))).Select(sample => sample.Command)];
}

<#
.SYNOPSIS
    Writes what the next person on call should know, as text in Markdown for a chat or a wiki.
.DESCRIPTION
    Lists, for the last hours: issues that are new, issues that came back or escalate, what is assigned to the team, and
    the releases that went out. Each part has the worst issues first.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs event:read, and project:releases or org:ci.
.PARAMETER Hours
    How long the shift was.
.PARAMETER Project
    The projects, by slug. Without it, all of them.
.PARAMETER Team
    The slug of the team that is on call. Without it, its own issues are left out.
.PARAMETER Top
    How many issues to list in each part.
.EXAMPLE
    ./New-OnCallHandover.ps1 -Hours 12 -Team backend-team

    Emits the text.
.EXAMPLE
    ./New-OnCallHandover.ps1 -Project backend -Hours 8 | Set-Content handover.md

    Writes it to a file.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding()]
[OutputType([string])]
param(
    [ValidateRange(1, 336)]
    [int] $Hours = 12,

    [string[]] $Project,

    [string] $Team,

    [ValidateRange(1, 50)]
    [int] $Top = 5
)

$ErrorActionPreference = 'Stop'

$since = (Get-Date).AddHours(-$Hours)
$filter = @{}
if ($Project) { $filter.Project = $Project }

function Format-Issue {
    param([string] $Heading, [object[]] $Issue, [int] $Most)

    ''
    "## $Heading ($($Issue.Count))"
    ''
    if ($Issue.Count -eq 0) {
        'None.'
    }

    $Issue | Sort-Object Users, Events -Descending | Select-Object -First $Most | ForEach-Object {
        $assignee = if ($_.AssignedTo) { $_.AssignedTo } else { 'nobody' }
        # What could be taken for marks of the text itself is put in code.
        $title = "$($_.Title)" -replace '`', "'" -replace '\s+', ' '
        '- [{0}]({1}) {2}: `{3}`, {4} users, {5} events, assigned to {6}' -f $_.ShortId, $_.Permalink, $_.Level, $title, $_.Users, $_.Events, $assignee
    }
}

'# On-call hand-over, {0:yyyy-MM-dd HH:mm} to {1:yyyy-MM-dd HH:mm}' -f $since, (Get-Date)

$new = @(Get-SentryIssue @filter -FirstSeenAfter $since -Level Error, Fatal)
Format-Issue -Heading 'New' -Issue $new -Most $Top

$back = @(Get-SentryIssue @filter -LastSeenAfter $since -Query 'is:regressed') + @(Get-SentryIssue @filter -LastSeenAfter $since -Query 'is:escalating')
Format-Issue -Heading 'Came back or escalating' -Issue @($back | Where-Object { $_.ShortId -notin $new.ShortId }) -Most $Top

if ($Team) {
    Format-Issue -Heading "Open for #$Team" -Issue @(Get-SentryIssue @filter -AssignedTo "#$Team" -LastSeenAfter $since) -Most $Top
}

''
'## Releases'
''
# The latest come first; nobody releases more than a hundred times in a shift.
$released = @(Get-SentryRelease @filter -First 100 | Where-Object { $_.DateReleased -and $_.DateReleased -gt $since })
if ($released.Count -eq 0) {
    'None went out.'
}

$released | ForEach-Object { '- {0} ({1}), {2:HH:mm}, {3} new issues' -f $_.Version, ($_.Projects -join ', '), $_.DateReleased, $_.NewIssues }

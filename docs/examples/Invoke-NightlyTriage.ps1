<#
.SYNOPSIS
    Does the nightly triage: archives what nobody has seen for long, hands new errors to a team, and raises what many
    users meet.
.DESCRIPTION
    Works on the unresolved issues of some projects:

    1. Issues without an event for -StaleAfterDays days are archived until they escalate.
    2. Errors that were first seen in the last day, and that are assigned to nobody, are assigned to -Team.
    3. Issues that at least -ManyUsers users have met since yesterday get priority high.

    It emits one object for each step, with the numbers of issues that were changed, skipped and not changed. The errors
    say which were not.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs event:read and event:write, and team:read with -Team.
.PARAMETER Project
    The projects, by slug. They must be ones that the team has access to.
.PARAMETER Team
    The slug of the team that new errors go to. Without it, step 2 is left out.
.PARAMETER StaleAfterDays
    After how many days without an event an issue is archived. Sentry lists no issues that are older than 90 days.
.PARAMETER ManyUsers
    How many users make an issue urgent.
.EXAMPLE
    ./Invoke-NightlyTriage.ps1 -Project backend -Team backend-team -WhatIf

    Shows what would be done.
.EXAMPLE
    ./Invoke-NightlyTriage.ps1 -Project backend -Team backend-team -Confirm:$false | Format-Table

    Does it without questions, as a scheduled job would.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string[]] $Project,

    [string] $Team,

    [ValidateRange(1, 89)]
    [int] $StaleAfterDays = 30,

    [ValidateRange(1, 1000000)]
    [int] $ManyUsers = 100
)

# Set-SentryIssue asks and counts by itself; -WhatIf and -Confirm of this script reach it.
$results = [ordered]@{}

$stale = Get-SentryIssue -Project $Project -LastSeenBefore (Get-Date).AddDays(-$StaleAfterDays)
$results['Archive stale issues'] = $stale | Set-SentryIssue -Status Ignored -Summary

if ($Team) {
    $new = Get-SentryIssue -Project $Project -FirstSeenAfter (Get-Date).AddDays(-1) -Level Error, Fatal -AssignedTo none
    $results['Assign new errors'] = $new | Set-SentryIssue -AssignedTo "#$Team" -Summary
}

$urgent = Get-SentryIssue -Project $Project -StatsPeriod 24h |
    Where-Object { $_.Users -ge $ManyUsers -and $_.Priority -ne 'high' }
$results['Raise what many users meet'] = $urgent | Set-SentryIssue -Priority High -Summary

foreach ($step in $results.Keys) {
    $results[$step] | Select-Object @{ Name = 'Step'; Expression = { $step } }, Changed, Skipped, Failed, Duration
}

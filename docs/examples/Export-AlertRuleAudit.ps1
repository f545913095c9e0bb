<#
.SYNOPSIS
    Writes all monitors and alerts to a CSV file, with what is suspicious about each.
.DESCRIPTION
    For each rule the column Findings says whether it is switched off, has no owner, was never set off or not for long,
    or is connected to nothing: a monitor that sets off no alert tells nobody.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs alerts:read.
.PARAMETER Path
    The file to write.
.PARAMETER Project
    Only rules of these projects, by slug.
.PARAMETER QuietDays
    After how many days an alert that was not set off is suspicious.
.PARAMETER SuspiciousOnly
    Leaves out rules that nothing is wrong with.
.EXAMPLE
    ./Export-AlertRuleAudit.ps1 -Path alerts.csv

    Writes all rules.
.EXAMPLE
    ./Export-AlertRuleAudit.ps1 -Path alerts.csv -Project backend -SuspiciousOnly

    Writes the rules of one project that somebody should look at.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
[OutputType([IO.FileInfo])]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Path,

    [string[]] $Project,

    [ValidateRange(1, 3650)]
    [int] $QuietDays = 90,

    [switch] $SuspiciousOnly
)

$ErrorActionPreference = 'Stop'

$filter = @{}
if ($Project) { $filter.Project = $Project }
$quietSince = (Get-Date).AddDays(-$QuietDays)

$rows = Get-SentryAlertRule @filter | ForEach-Object {
    # Null is no finding: the server does not say.
    $findings = @(
        if ($_.Enabled -eq $false) { 'switched off' }
        if (-not $_.Owner) { 'no owner' }
        if ($_.Kind -ne 'MetricAlert' -and $_.ConnectedIds.Count -eq 0) { 'connected to nothing' }
        if ($_.Kind -eq 'Alert') {
            if (-not $_.LastTriggered) { 'never set off' }
            elseif ($_.LastTriggered -lt $quietSince) { "not set off for $QuietDays days" }
        }
    )
    [pscustomobject]@{
        Kind          = $_.Kind
        Id            = $_.Id
        Name          = $_.Name
        Enabled       = $_.Enabled
        Owner         = $_.Owner
        Environment   = $_.Environment
        Aggregate     = $_.Aggregate
        Query         = $_.Query
        WindowMinutes = if ($_.TimeWindow) { $_.TimeWindow.TotalMinutes }
        Connected     = $_.ConnectedIds.Count
        Created       = if ($_.DateCreated) { $_.DateCreated.ToString('u') }
        LastTriggered = if ($_.LastTriggered) { $_.LastTriggered.ToString('u') }
        Findings      = $findings -join '; '
    }
} | Where-Object { -not $SuspiciousOnly -or $_.Findings }

if ($PSCmdlet.ShouldProcess($Path, 'Write audit')) {
    $rows | Export-Csv -Path $Path -NoTypeInformation -Encoding utf8
    Get-Item $Path
}

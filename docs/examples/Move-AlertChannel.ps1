<#
.SYNOPSIS
    Has all alerts that tell one channel tell another instead.
.DESCRIPTION
    Finds the alerts that have the old action, writes them to a file as they are, and puts the new action in the place of
    the old one. Tags, notes and everything else stay. Emits the alerts as they are afterwards.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs alerts:read, alerts:write and org:read.
.PARAMETER From
    The old action, such as slack:#general.
.PARAMETER To
    The new action, such as slack:#incidents.
.PARAMETER Backup
    The file that the alerts are written to before they are changed.
.EXAMPLE
    ./Move-AlertChannel.ps1 -From 'slack:#general' -To 'slack:#incidents'

    Moves them all.
.EXAMPLE
    ./Move-AlertChannel.ps1 -From 'slack:#general' -To 'slack:#incidents' -WhatIf

    Says which ones it would move.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
[OutputType('SentryPS.SentryAlert')]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $From,

    [Parameter(Mandatory, Position = 1)]
    [string] $To,

    [string] $Backup = 'alerts-before.json'
)

$ErrorActionPreference = 'Stop'

$alerts = @(Get-SentryAlert | Where-Object { $_.ActionFilters.Actions | Where-Object { "$_" -eq $From } })
if ($alerts.Count -eq 0) {
    Write-Warning "No alert has the action $From."
    return
}

ConvertTo-Json -InputObject $alerts -Depth 10 | Set-Content -Path $Backup
$alerts | Set-SentryAlert -OldAction $From -NewAction $To -PassThru

<#
.SYNOPSIS
    Mutes everything of projects for a time, and then brings it back as it was.
.DESCRIPTION
    Switches off all monitors and alerts of the projects that are on, waits, and switches the same ones on again: what was
    off before stays off. Before anything is changed, their ids are written to a file. If the script is ended before it
    has brought them back (the machine goes down), -Restore does so by the file.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs alerts:read, alerts:write and, for Sentry's own monitors, org:write, and has to be a user's.
.PARAMETER Project
    The projects, by slug.
.PARAMETER Duration
    How long they are muted, such as 02:00:00 for two hours.
.PARAMETER Path
    The file that remembers what was on.
.PARAMETER Restore
    Switches on what the file names, and removes the file.
.EXAMPLE
    ./Invoke-MaintenanceWindow.ps1 -Project backend

    Two hours of silence.
.EXAMPLE
    ./Invoke-MaintenanceWindow.ps1 -Project backend, mobile -Duration 00:30:00 -WhatIf

    Says what would be muted.
.EXAMPLE
    ./Invoke-MaintenanceWindow.ps1 -Restore

    Brings back what a script that was ended has left muted.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Mute')]
param(
    [Parameter(Mandatory, Position = 0, ParameterSetName = 'Mute')]
    [string[]] $Project,

    [Parameter(ParameterSetName = 'Mute')]
    [timespan] $Duration = '02:00:00',

    [string] $Path = 'maintenance-window.json',

    [Parameter(Mandatory, ParameterSetName = 'Restore')]
    [switch] $Restore
)

$ErrorActionPreference = 'Stop'

function Restore-Everything {
    $state = Get-Content -Path $Path -Raw | ConvertFrom-Json
    # One that was removed meanwhile must not keep the others muted.
    $state.Monitors | Where-Object { $_ } | Enable-SentryMonitor -Organization $state.Organization -ErrorAction Continue
    $state.Alerts | Where-Object { $_ } | Enable-SentryAlert -Organization $state.Organization -ErrorAction Continue
    Remove-Item -Path $Path
}

if ($Restore) {
    if ($PSCmdlet.ShouldProcess($Path, 'Switch on what it names')) { Restore-Everything }
    return
}

if (Test-Path $Path) {
    throw "$Path is of a window that has not ended. Run the script with -Restore first."
}

$monitors = @(Get-SentryMonitor -Project $Project | Where-Object Enabled)
$alerts = @(Get-SentryAlert -Project $Project | Where-Object Enabled)
if ($monitors.Count + $alerts.Count -eq 0) { return }

if ($PSCmdlet.ShouldProcess("$($monitors.Count) monitors and $($alerts.Count) alerts of $($Project -join ', ')", "Mute for $Duration")) {
    @{ Organization = @($monitors + $alerts)[0].Organization; Monitors = @($monitors.Id); Alerts = @($alerts.Id) } |
        ConvertTo-Json | Set-Content -Path $Path
    try {
        $monitors | Disable-SentryMonitor
        $alerts | Disable-SentryAlert
        Start-Sleep -Milliseconds $Duration.TotalMilliseconds
    }
    finally {
        Restore-Everything
    }
}

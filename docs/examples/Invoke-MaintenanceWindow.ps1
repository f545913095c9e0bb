<#
.SYNOPSIS
    Mutes everything of projects for a time, and then brings it back as it was.
.DESCRIPTION
    Switches off the metric and uptime monitors and the alerts of the projects, mutes their cron monitors, waits, and
    brings it all back: what was off or muted before stays so. What jobs and errors report meanwhile is recorded; only
    nobody is told. Alerts that are about other projects too stay on, with a warning.

    Before anything is changed, a file is written that says what was on. If the script is ended before it has brought
    that back (the machine goes down), -Restore does so by the file.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs alerts:read, alerts:write and project:read, and has to be a user's.
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
    $common = @{ Organization = $state.Organization; ErrorAction = 'Continue' }
    $state.Monitors | Where-Object { $_ } | Enable-SentryMonitor @common
    $state.Alerts | Where-Object { $_ } | Enable-SentryAlert @common
    $state.CronMonitors | Where-Object { $_ } | ForEach-Object {
        Set-SentryCronMonitor $_.Id -Environment $_.Environment -Mute:$false @common
    }
    Remove-Item -Path $Path
}

if ($Restore) {
    if ($PSCmdlet.ShouldProcess($Path, 'Switch on what it names')) { Restore-Everything }
    return
}

if (Test-Path $Path) {
    throw "$Path is of a window that has not ended. Run the script with -Restore first."
}

# The monitors for errors stay on: what they do not see is lost.
$monitors = @(Get-SentryMonitor -Project $Project -Type Metric, Uptime | Where-Object Enabled)
$alerts = @(
    Get-SentryAlert -Project $Project | Where-Object Enabled | ForEach-Object {
        $others = @($_.Monitors.Project | Where-Object { $_ -notin $Project } | Select-Object -Unique)
        if ($others.Count -eq 0) { $_ }
        else { Write-Warning "Alert '$($_.Name)' is about $($others -join ', ') too, and stays on." }
    }
)
# A cron monitor that is switched off drops what its jobs report, so it is muted, where it is not.
$cronMonitors = @(
    foreach ($monitor in Get-SentryCronMonitor -Project $Project | Where-Object Status -EQ 'active') {
        $monitor.Environments | Where-Object { -not $_.IsMuted } | ForEach-Object {
            [pscustomobject]@{ Id = $monitor.Id; Environment = $_.Name; Organization = $monitor.Organization }
        }
    }
)
$all = $monitors + $alerts + $cronMonitors
if ($all.Count -eq 0) { return }

$counts = "$($monitors.Count) monitors, $($alerts.Count) alerts and $($cronMonitors.Count) cron jobs"
if ($PSCmdlet.ShouldProcess("$counts of $($Project -join ', ')", "Mute for $Duration")) {
    @{
        Organization = $all[0].Organization
        Monitors     = @($monitors.Id)
        Alerts       = @($alerts.Id)
        CronMonitors = @($cronMonitors | Select-Object Id, Environment)
    } | ConvertTo-Json | Set-Content -Path $Path
    try {
        $monitors | Disable-SentryMonitor
        $alerts | Disable-SentryAlert
        $cronMonitors | ForEach-Object { Set-SentryCronMonitor $_.Id -Environment $_.Environment -Mute }
        Start-Sleep -Milliseconds $Duration.TotalMilliseconds
    }
    finally {
        Restore-Everything
    }
}

<#
.SYNOPSIS
    Puts a script into Windows Task Scheduler, and its runs into Sentry.
.DESCRIPTION
    Registers a task that runs a script every day, between two check-ins of a cron monitor. The monitor is created by the
    first run, with the schedule of the task. The task needs neither a profile nor a token: the DSN is in its command line.
.PARAMETER Path
    The script to run.
.PARAMETER Name
    The name of the task, which is also the slug of the monitor: lower-case letters, digits and dashes.
.PARAMETER Dsn
    The DSN of the project.
.PARAMETER At
    The time of day.
.PARAMETER TimeZone
    The time zone of this computer by its name in the tz database, such as Europe/Vienna. Windows has other names.
.PARAMETER MaxRuntime
    How many minutes a run may take.
.EXAMPLE
    ./Register-CronTask.ps1 -Path C:\Jobs\Backup.ps1 -Name nightly-backup -Dsn $env:SENTRY_DSN -At 02:30 -TimeZone Europe/Vienna

    The script runs every night at half past two.
.EXAMPLE
    ./Register-CronTask.ps1 -Path ./Backup.ps1 -Name nightly-backup -Dsn $env:SENTRY_DSN -At 02:30 -TimeZone Europe/Vienna -WhatIf

    Shows the command that the task would run.
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [ValidatePattern('^[a-z0-9_-]{1,50}$')]
    [string] $Name,

    [Parameter(Mandatory)]
    [string] $Dsn,

    [Parameter(Mandatory)]
    [timespan] $At,

    [Parameter(Mandatory)]
    [string] $TimeZone,

    [ValidateRange(1, 10080)]
    [int] $MaxRuntime = 60
)

$ErrorActionPreference = 'Stop'

function ConvertTo-Literal {
    param([string] $Text)

    "'" + $Text.Replace("'", "''") + "'"
}

$job = @(
    'Invoke-SentryCronJob', $Name
    '-Dsn', (ConvertTo-Literal $Dsn)
    '-Crontab', (ConvertTo-Literal "$($At.Minutes) $($At.Hours) * * *")
    '-TimeZone', (ConvertTo-Literal $TimeZone)
    '-MaxRuntime', $MaxRuntime
    '-FilePath', (ConvertTo-Literal (Resolve-Path -LiteralPath $Path).ProviderPath)
) -join ' '
# The exit code is what Task Scheduler shows as the result of the last run. Where the job was not run at all, since the
# account of the task has not got the module, say, it must not be 0.
$command = "Import-Module SentryPS -ErrorAction Stop; $job; `$ran = `$?; if (`$LASTEXITCODE) { exit `$LASTEXITCODE }; exit [int] (-not `$ran)"
$arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -Command `"$command`""

if ($PSCmdlet.ShouldProcess($arguments, "Register task $Name")) {
    $task = @{
        TaskName = $Name
        Action   = New-ScheduledTaskAction -Execute (Get-Process -Id $PID).Path -Argument $arguments
        Trigger  = New-ScheduledTaskTrigger -Daily -At ([datetime]::Today + $At)
    }
    Register-ScheduledTask @task
}

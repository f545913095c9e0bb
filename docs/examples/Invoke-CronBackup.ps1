<#
.SYNOPSIS
    Saves a folder as an archive, watched over by Sentry: a job for cron or a container.
.DESCRIPTION
    Packs a folder into an archive with the date in its name and removes old archives. Sentry is told when it begins, how it
    ends and how long it takes; the monitor is created by the first run. If Sentry cannot be reached, the folder is saved all
    the same.

    All that it needs of its surroundings is the module and the environment variable SENTRY_DSN. A line for crontab:

        30 2 * * * SENTRY_DSN=https://<key>@o1.ingest.sentry.io/1 pwsh -NoProfile -File /opt/jobs/Invoke-CronBackup.ps1 -Path /srv/data -Destination /srv/backup

    A container that does it once, for Kubernetes' CronJob or `docker run`:

        FROM mcr.microsoft.com/powershell
        RUN pwsh -NoProfile -Command 'Install-Module SentryPS -Force'
        COPY Invoke-CronBackup.ps1 /
        ENTRYPOINT ["pwsh", "-NoProfile", "-File", "/Invoke-CronBackup.ps1"]

    The exit code is 0 if the folder was saved, and 1 if not.
.PARAMETER Path
    The folder to save.
.PARAMETER Destination
    The folder for the archives.
.PARAMETER CronMonitor
    The slug of the monitor.
.PARAMETER Crontab
    The schedule. It has to be the one by which the job is started.
.PARAMETER Keep
    How many archives are kept.
.EXAMPLE
    ./Invoke-CronBackup.ps1 -Path /srv/data -Destination /srv/backup

    Saves the folder. SENTRY_DSN says to which project it is reported.
.EXAMPLE
    ./Invoke-CronBackup.ps1 -Path /srv/data -Destination /srv/backup -Crontab '0 */6 * * *' -Keep 28

    For a job that is started every six hours.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Destination,

    [string] $CronMonitor = 'folder-backup',

    [string] $Crontab = '30 2 * * *',

    [ValidateRange(1, 1000)]
    [int] $Keep = 14
)

$ErrorActionPreference = 'Stop'

$job = @{
    CronMonitor   = $CronMonitor
    Crontab       = $Crontab
    CheckInMargin = 10
    MaxRuntime    = 120
    ArgumentList  = $Path, $Destination, $Keep
}
Invoke-SentryCronJob @job -ScriptBlock {
    param($Path, $Destination, $Keep)

    # Within the job, so that a folder that is not there is reported, too.
    $source = (Resolve-Path -LiteralPath $Path).ProviderPath
    $null = New-Item -ItemType Directory -Path $Destination -Force
    $archive = Join-Path $Destination ('backup-{0:yyyyMMdd-HHmmss}.zip' -f (Get-Date))
    Compress-Archive -Path (Join-Path $source '*') -DestinationPath $archive
    Get-Item -LiteralPath $archive

    Get-ChildItem -LiteralPath $Destination -Filter 'backup-*.zip' |
        Sort-Object Name -Descending |
        Select-Object -Skip $Keep |
        Remove-Item
}

<#
.SYNOPSIS
    Gives every project that lacks it the same alert.
.DESCRIPTION
    Copies an alert to all projects that have no alert of its name, connected to the monitors there that correspond. Run
    again, it does nothing, unless there is a new project. Projects that have not all of the monitors are reported.

    The connection is that of the session, or what the environment describes (SENTRY_AUTH_TOKEN, SENTRY_ORG). The token
    needs alerts:read, alerts:write and project:read, and has to be a user's.
.PARAMETER AlertId
    The id of the alert.
.PARAMETER Exclude
    Projects that shall not have it, by slug. Wildcards are allowed.
.EXAMPLE
    ./Copy-AlertToAllProjects.ps1 -AlertId 4500001234

    Every project has it afterwards.
.EXAMPLE
    ./Copy-AlertToAllProjects.ps1 -AlertId 4500001234 -Exclude sandbox-*, playground -WhatIf

    Says which projects would get it.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
[OutputType('SentryPS.SentryAlert')]
param(
    [Parameter(Mandatory, Position = 0)]
    [string] $AlertId,

    [string[]] $Exclude = @()
)

$alert = Get-SentryAlert $AlertId -ErrorAction Stop
$have = @((Get-SentryAlert -ErrorAction Stop | Where-Object Name -EQ $alert.Name).Monitors.Project)
Get-SentryProject -ErrorAction Stop | Where-Object {
    $slug = $_.Slug
    $slug -notin $have -and -not ($Exclude | Where-Object { $slug -like $_ })
} | ForEach-Object { Copy-SentryAlert $alert -ToProject $_ }

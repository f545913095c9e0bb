<#
.SYNOPSIS
    Tells Sentry of a release, from a CI job: version, commits, and where it is deployed.
.DESCRIPTION
    Creates the release, gives it the commits of the local repository since the last release, and with -Environment says that it
    is out and deployed there. Each step can run again: a job that failed half-way is run again as a whole.

    In CI, an organization token in SENTRY_AUTH_TOKEN is all that is needed: it names server and organization. The job needs the
    history of the repository, and not the last commit alone.
.PARAMETER Project
    The projects that the release belongs to, by slug.
.PARAMETER Version
    The version. Without it, the name of the first project, an at sign and what `git describe` says of the commit.
.PARAMETER Environment
    Where the release is deployed. Leave it away when the job only builds, and run the script again with it when the release
    goes out.
.PARAMETER Url
    The page of the job or of the release.
.PARAMETER PreviousCommit
    The last commit of the release before, where that is not the last release with commits.
.PARAMETER Path
    The folder with the working tree.
.EXAMPLE
    ./Publish-Release.ps1 -Project backend

    Creates the release with all commits since the last one.
.EXAMPLE
    ./Publish-Release.ps1 -Project backend -Version 'backend@1.14.0' -Environment production

    Says that the release is out, and in production.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string[]] $Project,

    [string] $Version,

    [string] $Environment,

    [uri] $Url,

    [string] $PreviousCommit,

    [string] $Path = '.'
)

$ErrorActionPreference = 'Stop'

if (-not $Version) {
    $name = git -C $Path describe --tags --always
    if ($LASTEXITCODE -ne 0) {
        throw 'git describe failed, so -Version has to be given.'
    }

    # A branch's name may be in a tag, and the version of a release has no slashes.
    $Version = '{0}@{1}' -f $Project[0], ($name -replace '/', '-')
}

$page = if ($Url) { @{ Url = $Url } } else { @{} }
$start = if ($PreviousCommit) { @{ PreviousCommit = $PreviousCommit } } else { @{} }

$release = New-SentryRelease -Version $Version -Project $Project @page | Set-SentryReleaseCommit -Auto -Path $Path @start
if ($release -and $Environment) {
    $release = $release | Set-SentryRelease -Finalize
    $null = $release | New-SentryDeploy -Environment $Environment @page
}

$release

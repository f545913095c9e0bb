<#
.SYNOPSIS
    Tells Sentry of a release, from a CI job: version, commits, and that it is out.
.DESCRIPTION
    Reads the commits from git: those since the given tag or commit, or the last ones. Then it creates the release. To run
    it again does no harm.

    In CI, an organization token in SENTRY_AUTH_TOKEN is all that is needed: it names server and organization.
.PARAMETER Project
    The projects that the release belongs to, by slug.
.PARAMETER Version
    The version. Without it, the name of the first project, an at sign and what `git describe` says of the commit.
.PARAMETER Repository
    The repository as Sentry names it: owner/name. With it, Sentry can link to the commits.
.PARAMETER Since
    The tag or commit of the last release. Without it, the last -MostCommits commits are given.
.PARAMETER MostCommits
    How many commits to give at most.
.PARAMETER Path
    The folder with the working tree.
.PARAMETER Released
    Says that the release is out now. Leave it away when the job only builds, and run the script again with it when the
    release goes out.
.EXAMPLE
    ./Publish-Release.ps1 -Project backend -Repository acme/backend -Since v1.13.0

    Creates the release with all commits since the last one.
.EXAMPLE
    ./Publish-Release.ps1 -Project backend -Version 'backend@1.14.0' -Released

    Says that the release is out.
#>
#Requires -Version 5.1
#Requires -Modules SentryPS
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory, Position = 0)]
    [string[]] $Project,

    [string] $Version,

    [string] $Repository,

    [string] $Since,

    [ValidateRange(1, 1000)]
    [int] $MostCommits = 100,

    [string] $Path = '.',

    [switch] $Released
)

$ErrorActionPreference = 'Stop'

function Read-Git {
    param([string] $Folder, [string[]] $Argument)

    $lines = & git -C $Folder $Argument
    if ($LASTEXITCODE -ne 0) {
        throw "git $Argument failed."
    }

    $lines
}

if (-not $Version) {
    $Version = '{0}@{1}' -f $Project[0], (Read-Git -Folder $Path -Argument 'describe', '--tags', '--always')
}

$range = if ($Since) { "$Since..HEAD" } else { 'HEAD' }
$separator = [char] 31
$format = '%H', '%an', '%ae', '%cI', '%s' -join '%x1f'
# The latest commit comes first, as Sentry wants it.
$commits = @(Read-Git -Folder $Path -Argument 'log', $range, "--max-count=$MostCommits", "--format=$format" | ForEach-Object {
        $id, $name, $email, $time, $subject = $_ -split $separator
        $commit = @{ id = $id; author_name = $name; author_email = $email; timestamp = $time; message = $subject }
        if ($Repository) { $commit.repository = $Repository }
        $commit
    })

$release = @{ Version = $Version; Project = $Project; Ref = Read-Git -Folder $Path -Argument 'rev-parse', 'HEAD' }
if ($commits.Count -gt 0) { $release.Commit = $commits }
if ($Released) { $release.DateReleased = Get-Date }

New-SentryRelease @release

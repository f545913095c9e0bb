<#
.SYNOPSIS
    The front door of the build for those who have pwsh. The same targets run with the .NET SDK alone.
.EXAMPLE
    ./build.ps1
    Builds the module into out/SentryPS.
.EXAMPLE
    ./build.ps1 -Task Clean, Build, Test
    Does what CI does, from nothing.
#>
[CmdletBinding()]
param(
    # What to do, in this order.
    [ValidateSet('Clean', 'Build', 'Test', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'SentryPS.slnx'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with exit code $LASTEXITCODE."
    }
}

function Invoke-Clean {
    Invoke-DotNet clean $solution --configuration $Configuration --verbosity quiet
    Remove-Item (Join-Path $PSScriptRoot 'out') -Recurse -Force -ErrorAction Ignore
}

function Invoke-Build {
    Invoke-DotNet build $solution --configuration $Configuration
}

function Invoke-Test {
    Invoke-DotNet test $solution --configuration $Configuration
    if (Get-Module -ListAvailable Pester) {
        # In a process of its own: a module that is imported keeps its assemblies, and its files, until the process ends.
        & (Get-Process -Id $PID).Path -NoProfile -File (Join-Path $PSScriptRoot 'tests/Pester/Invoke-PesterSuite.ps1')
        if ($LASTEXITCODE -ne 0) {
            throw 'The Pester suite failed.'
        }
    }
    else {
        Write-Warning 'Pester was not run: the module Pester is not installed.'
    }
}

function Invoke-Bench {
    Invoke-DotNet run --configuration Release --project (Join-Path $PSScriptRoot 'tests/Benchmarks')
}

foreach ($name in $Task) {
    & "Invoke-$name"
}

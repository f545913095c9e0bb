<#
.SYNOPSIS
    The front door of the build for those who have pwsh. The same targets run with the .NET SDK alone.
.EXAMPLE
    ./build.ps1
    Builds the module into out/SentryPS.
.EXAMPLE
    ./build.ps1 -Task Clean, Build, Docs, Analyze, Test
    Does what CI does, from nothing.
#>
[CmdletBinding()]
param(
    # What to do, in this order. Docs makes the help of the built module, Analyze looks at all scripts, Bench measures.
    [ValidateSet('Clean', 'Build', 'Docs', 'Analyze', 'Test', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'SentryPS.slnx'
$output = Join-Path $PSScriptRoot 'out'
$options = '--configuration', $Configuration

function Invoke-DotNet {
    param([string[]] $Argument)

    & dotnet $Argument
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $Argument ended with exit code $LASTEXITCODE."
    }
}

# In a process of its own: a module that is imported keeps its assemblies, and its files, until the process ends.
function Invoke-Script {
    param([string] $Path)

    & (Get-Process -Id $PID).Path -NoProfile -File (Join-Path $PSScriptRoot $Path)
    if ($LASTEXITCODE -ne 0) {
        throw "$Path failed."
    }
}

$tasks = @{
    Clean   = {
        Invoke-DotNet -Argument ('clean', $solution, '--verbosity', 'quiet' + $options)
        Remove-Item $output -Recurse -Force -ErrorAction Ignore
    }
    Build   = {
        Invoke-DotNet -Argument ('build', $solution + $options)
    }
    Docs    = {
        Import-Module (Join-Path $PSScriptRoot 'build/Help.psm1') -Force
        New-ModuleHelp -DocumentFolder (Join-Path $PSScriptRoot 'docs') -OutputFolder (Join-Path $output 'SentryPS/en-US')
    }
    Analyze = {
        Invoke-Script -Path 'build/Invoke-Analysis.ps1'
    }
    Test    = {
        Invoke-DotNet -Argument ('test', $solution + $options)
        if (Get-Module -ListAvailable Pester) {
            Invoke-Script -Path 'tests/Pester/Invoke-PesterSuite.ps1'
        }
        else {
            Write-Warning 'Pester was not run: the module Pester is not installed.'
        }
    }
    Bench   = {
        Invoke-DotNet -Argument ('run', '--configuration', 'Release', '--project', (Join-Path $PSScriptRoot 'tests/Benchmarks'))
    }
}

foreach ($name in $Task) {
    & $tasks[$name]
}

<#
.SYNOPSIS
    The front door of the build for those who have pwsh. Build and Test need the .NET SDK alone: dotnet build, dotnet test.
.EXAMPLE
    ./build.ps1
    Builds the module into out/SentryPS.
.EXAMPLE
    ./build.ps1 -Task Clean, Build, Docs, Analyze, Test
    Does what CI does, from nothing.
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param(
    # What to do, in this order. Docs makes the help of the built module and the tables of commands in the documents,
    # Analyze looks at all scripts, Pack makes the package of the Gallery, Publish hands it over with the key in
    # PSGALLERY_API_KEY, Bench measures, Soak runs the tests of faults, stops and broken input in their large size, which
    # takes its time.
    [ValidateSet('Clean', 'Build', 'Docs', 'Analyze', 'Test', 'Soak', 'Pack', 'Publish', 'Bench')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
$solution = Join-Path $PSScriptRoot 'SentryPS.sln'
$output = Join-Path $PSScriptRoot 'out'
$artifacts = Join-Path $PSScriptRoot 'artifacts'
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

    $shell = (Get-Process -Id $PID).Path
    # The PowerShell that comes as a package is run by dotnet.
    $program = @(if ((Split-Path $shell -LeafBase) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' })
    & $shell @program -NoProfile -File (Join-Path $PSScriptRoot $Path)
    if ($LASTEXITCODE -ne 0) {
        throw "$Path failed."
    }
}

$tasks = @{
    Clean   = {
        Invoke-DotNet -Argument ('clean', $solution, '--verbosity', 'quiet' + $options)
        Remove-Item $output, $artifacts -Recurse -Force -ErrorAction Ignore
    }
    Build   = {
        Invoke-DotNet -Argument ('build', $solution + $options)
    }
    Docs    = {
        Invoke-Script -Path 'build/Update-Documents.ps1'
    }
    Analyze = {
        Invoke-Script -Path 'build/Invoke-Analysis.ps1'
    }
    Test    = {
        Invoke-DotNet -Argument ('test', $solution + $options)
    }
    Soak    = {
        $before = $env:SENTRYPS_SOAK
        $env:SENTRYPS_SOAK = '1'
        try {
            Invoke-DotNet -Argument ('test', (Join-Path $PSScriptRoot 'tests/SentryPS.Tests'), '--filter', 'Category=Soak' + $options)
        }
        finally {
            $env:SENTRYPS_SOAK = $before
        }
    }
    Pack    = {
        Import-Module (Join-Path $PSScriptRoot 'build/Package.psm1') -Force
        New-ModulePackage -Module (Join-Path $output 'SentryPS') -Changelog (Join-Path $PSScriptRoot 'CHANGELOG.md') -Destination $artifacts
    }
    Publish = {
        Import-Module (Join-Path $PSScriptRoot 'build/Package.psm1') -Force
        $package = @(Get-ChildItem $artifacts -Filter 'SentryPS.*.nupkg' -ErrorAction Ignore)
        if ($package.Count -ne 1) {
            throw "There are $($package.Count) packages in $artifacts; run ./build.ps1 -Task Clean, Build, Docs, Pack first."
        }

        $key = [securestring]::new()
        "$env:PSGALLERY_API_KEY".ToCharArray().ForEach({ $key.AppendChar($_) })
        Publish-ModulePackage -Package $package[0].FullName -ApiKey $key -Confirm:$false
    }
    Bench   = {
        Invoke-DotNet -Argument ('run', '--configuration', 'Release', '--project', (Join-Path $PSScriptRoot 'tests/Benchmarks'))
    }
}

foreach ($name in $Task) {
    & $tasks[$name]
}

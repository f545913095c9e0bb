<#
.SYNOPSIS
    Runs the Pester suite against the module in out/SentryPS. Ends with exit code 1 if a test fails.
#>
[CmdletBinding()]
param(
    # Where to write the results, in the format of NUnit.
    [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.Exit = $true
$configuration.Output.Verbosity = 'Normal'
if ($ResultFile) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'NUnitXml'
    $configuration.TestResult.OutputPath = $ResultFile
}

Invoke-Pester -Configuration $configuration

<#
.SYNOPSIS
    Runs Pester tests against the module in out/SentryPS. Ends with exit code 1 if one fails. This is what dotnet test
    runs for each file.
.EXAMPLE
    ./tests/Pester/Invoke-PesterSuite.ps1 -Path tests/Pester/Help.Tests.ps1
    Runs one file.
#>
[CmdletBinding()]
param(
    # The file to run, or a folder of them.
    [string] $Path = $PSScriptRoot,

    # The name of Pester, or the path of its manifest.
    [string] $PesterModule = 'Pester',

    # Where to write a JSON list with the Name, Outcome and Message of each test, and of each block and file that failed
    # outside its tests.
    [string] $ResultFile
)

$ErrorActionPreference = 'Stop'
Import-Module $PesterModule -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
# A test that looks at a whole page names everything that is wrong with it, not only the first thing.
$configuration.Should.ErrorAction = 'Continue'
$configuration.Output.Verbosity = 'Normal'
$run = Invoke-Pester -Configuration $configuration

if ($ResultFile) {
    $results = @(
        foreach ($test in $run.Tests) {
            $outcome = if ($test.Result -in 'Passed', 'Skipped') { $test.Result } else { 'Failed' }
            @{ Name = $test.ExpandedPath; Outcome = "$outcome"; Errors = $test.ErrorRecord }
        }

        foreach ($block in $run.FailedBlocks) {
            @{ Name = "$($block.ExpandedPath): before or after its tests"; Outcome = 'Failed'; Errors = $block.ErrorRecord }
        }

        foreach ($container in $run.FailedContainers) {
            @{ Name = 'the file itself'; Outcome = 'Failed'; Errors = $container.ErrorRecord }
        }
    )
    # Pester says nothing of a test that was marked as -Skip, nor of one whose block failed before it.
    $silence = @{
        Passed  = ''
        Skipped = 'It does not run in this shell or on this system.'
        Failed  = 'It was not run, since its block or its file failed.'
    }
    $json = ConvertTo-Json -InputObject @($results | ForEach-Object {
            $message = @($_.Errors | ForEach-Object { $_.DisplayErrorMessage; $_.DisplayStackTrace } | Where-Object { $_ }) -join "`n"
            @{ Name = $_.Name; Outcome = $_.Outcome; Message = if ($message) { $message } else { $silence[$_.Outcome] } }
        })
    [IO.File]::WriteAllText($ResultFile, $json)
}

exit [int]($run.Result -ne 'Passed')

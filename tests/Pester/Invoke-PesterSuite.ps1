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

function ConvertTo-Result([string] $Name, [string] $Outcome, $ErrorRecord, [string] $Otherwise) {
    $message = @($ErrorRecord | ForEach-Object { $_.DisplayErrorMessage; $_.DisplayStackTrace } | Where-Object { $_ }) -join "`n"
    [pscustomobject]@{ Name = $Name; Outcome = $Outcome; Message = if ($message) { $message } else { $Otherwise } }
}

if ($ResultFile) {
    $results = @(
        foreach ($test in $run.Tests) {
            switch ($test.Result) {
                'Passed' { ConvertTo-Result $test.ExpandedPath Passed }
                'Skipped' { ConvertTo-Result $test.ExpandedPath Skipped $test.ErrorRecord 'It does not run in this shell or on this system.' }
                default { ConvertTo-Result $test.ExpandedPath Failed $test.ErrorRecord 'It was not run, since its block or its file failed.' }
            }
        }

        foreach ($block in $run.FailedBlocks) {
            ConvertTo-Result "$($block.ExpandedPath): before or after its tests" Failed $block.ErrorRecord
        }

        foreach ($container in $run.FailedContainers) {
            ConvertTo-Result 'the file itself' Failed $container.ErrorRecord
        }
    )
    [IO.File]::WriteAllText($ResultFile, (ConvertTo-Json -InputObject $results))
}

exit [int]($run.Result -ne 'Passed')

# Runs every example of the help, the about topics and the README against a sandbox. An example is a block marked as
# powershell. What the examples of a file do, they do one after another, in one session and in a folder of their own.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Markdown.psm1" -Force
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $documents = @(
        Get-ChildItem "$repository/docs/commands" -Filter *.md
        Get-ChildItem "$repository/docs" -Filter about_*.md
        Get-Item "$repository/README.md"
    ) | ForEach-Object {
        # Windows PowerShell has no ForEach-Object -Parallel.
        $examples = $_ | Get-CodeExample | Where-Object { $PSVersionTable.PSVersion.Major -ge 7 -or $_.Code -notmatch '-Parallel' }
        @{ Document = $_.Name; Examples = @($examples | ForEach-Object { @{ Heading = $_.Heading; Line = $_.Line; Code = $_.Code } }) }
    }
}

Describe '<Document>' -ForEach $documents {
    BeforeAll {
        Import-Module "$PSScriptRoot/Sandbox.psm1"
        Import-Module "$PSScriptRoot/Examples.psm1"
        $sandbox = Start-Sandbox -Option '--issues', '900'
        $session = New-ExampleSession -Sandbox $sandbox -Folder (New-Item "$TestDrive/$Document" -ItemType Directory)
    }

    AfterAll {
        Remove-ExampleSession $session
        Stop-Sandbox $sandbox
    }

    It 'line <Line>, <Heading>' -ForEach $Examples {
        Invoke-Example -Session $session -Code $Code | Should -BeNullOrEmpty
    }
}

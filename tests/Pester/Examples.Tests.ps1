# Runs every example of the help, the about topics and the README against a sandbox. An example is a block marked as
# powershell. What the examples of a file do, they do one after another, in one session and in a folder of their own.

BeforeDiscovery {
    $repository = Split-Path (Split-Path $PSScriptRoot)
    $documents = @(
        Get-ChildItem "$repository/docs/commands" -Filter *.md
        Get-ChildItem "$repository/docs" -Filter about_*.md
        Get-Item "$repository/README.md"
    ) | ForEach-Object { @{ Document = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Markdown.psm1", "$PSScriptRoot/Sandbox.psm1", "$PSScriptRoot/Examples.psm1"
}

Describe 'The examples of <Document>' -ForEach $documents {
    BeforeAll {
        $sandbox = Start-Sandbox -Option '--issues', '900'
        $session = New-ExampleSession -Sandbox $sandbox -Folder (New-Item "$TestDrive/$Document" -ItemType Directory)
    }

    AfterAll {
        Remove-ExampleSession $session
        Stop-Sandbox $sandbox
    }

    It 'work' {
        # Windows PowerShell has no ForEach-Object -Parallel.
        $examples = @(Get-Item $Path | Get-CodeExample | Where-Object { $PSVersionTable.PSVersion.Major -ge 7 -or $_.Code -notmatch '-Parallel' })
        foreach ($example in $examples) {
            Invoke-Example -Session $session -Code $example.Code | Should -BeNullOrEmpty -Because "line $($example.Line), $($example.Heading), has to work"
        }
    }
}

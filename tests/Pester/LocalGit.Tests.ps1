# Without git, the commits of a release cannot be read from the local repository, and that is said.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $sandbox = Start-Sandbox -Option '--issues', '0'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'Set-SentryReleaseCommit -Auto without git' {
    It 'says so, and does not take a program of that name from the current folder' {
        $folder = New-Item "$TestDrive/tree" -ItemType Directory
        $mark = Join-Path $folder 'ran'
        Set-Content "$folder/git" "#!/bin/sh`ntouch '$mark'"
        Copy-Item "$folder/git" "$folder/git.exe"
        if ($PSVersionTable.PSEdition -eq 'Core' -and -not $IsWindows) { chmod +x "$folder/git" }
        $null = New-SentryRelease backend@9.0.0 backend

        $path = $env:PATH
        Push-Location $folder
        try {
            $env:PATH = '', '.', (Join-Path $TestDrive 'nowhere') -join [IO.Path]::PathSeparator
            { Set-SentryReleaseCommit backend@9.0.0 -Auto -ErrorAction Stop } | Should -Throw '*git was not found*' -ErrorId 'SentryGitMissing,*'
        }
        finally {
            $env:PATH = $path
            Pop-Location
        }

        $mark | Should -Not -Exist
        (Get-SentryRelease backend@9.0.0).Commits | Should -Be 0
    }
}

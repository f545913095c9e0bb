# The token is in nothing that a person or a log could see: streams, errors, objects in every form, transcripts.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $sandbox = Start-Sandbox -Option '--issues', '200'
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'The token' {
    It 'is in no stream, no form of an object, no error and no transcript, <Case>' -ForEach @(
        @{ Case = 'where all goes well'; IsValid = $true }
        @{ Case = 'where the server refuses it'; IsValid = $false }
    ) {
        # Long and peculiar, so that it cannot be there by chance.
        $token = if ($IsValid) { $sandbox.Token } else { "sntryu_$('5ec7e7' * 11)" }
        $transcript = "$TestDrive/$IsValid.txt"
        $Error.Clear()
        Start-Transcript $transcript | Out-Null
        try {
            $seen = & {
                # What ends one command does not end the next.
                trap { $_; continue }
                $VerbosePreference = $DebugPreference = 'Continue'
                Connect-Sentry -Url $sandbox.Url -Token $token -Organization acme -PassThru
                Get-SentryConnection
                Test-SentryConnection
                Get-SentryOrganization -First 2
                Get-SentryProject -First 2
                $issues = Get-SentryIssue -First 3
                $issues
                $issues | Get-SentryEvent -Latest
                $issues | Set-SentryIssue -Priority High -PassThru -Summary
                Get-SentryIssue -Issue NOSUCH-1, 'nonsense'
                Get-SentryRelease -First 2
                New-SentryRelease secret@1.0.0 -Project backend
                Get-SentryAlertRule -First 2
            } *>&1
            $seen | Out-Host
        }
        finally {
            Stop-Transcript | Out-Null
        }

        $texts = @(
            $seen | Out-String -Width 500
            $seen | Format-List * -Force | Out-String -Width 500
            $seen | Where-Object { $null -ne $_ -and $_.GetType().Namespace -eq 'SentryPS' } | ConvertTo-Json -Depth 9 -WarningAction SilentlyContinue
            $Error | ForEach-Object { $_ | Format-List * -Force | Out-String -Width 500; "$($_.Exception)" }
            Get-Content $transcript -Raw
        ) -join "`n"
        $texts.Length | Should -BeGreaterThan 1000
        # The command that a person types is not the module's; here it is a variable.
        $texts.Contains($token) | Should -BeFalse
    }
}

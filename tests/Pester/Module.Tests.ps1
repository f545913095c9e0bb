BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $sandbox = Start-Sandbox -Option '--issues', '400'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'The module' {
    It 'has a clean manifest' {
        $manifest = Test-ModuleManifest "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1" -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.ExportedCmdlets.Keys | Should -Be (Get-Command -Module SentryPS | Sort-Object Name).Name
    }

    It 'has its types at hand as literals' {
        [SentryPS.SentryIssue].Name | Should -BeExactly 'SentryIssue'
    }
}

Describe 'A day of triage' {
    It 'stops asking when Select-Object has enough' {
        $verbose = Get-SentryIssue -Status All -Verbose 4>&1 | Select-Object -First 5
        @($verbose | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Count | Should -BeLessOrEqual 1
        @($verbose | Where-Object { $_ -is [SentryPS.SentryIssue] }).Count | Should -BeGreaterThan 0
    }

    It 'resolves what a listing finds, in one pipeline' {
        $before = @(Get-SentryIssue -Project backend)
        $before | Set-SentryIssue -Status Resolved
        $after = @(Get-SentryIssue -Project backend)
        $before.Count | Should -BeGreaterThan 0
        $after.Count | Should -Be 0
    }

    It 'reads the latest event of an issue' {
        $latest = Get-SentryIssue -First 1 | Get-SentryEvent -Latest
        $latest.Id | Should -Match '^[0-9a-f]{32}$'
    }

    It 'keeps objects whole through Export-Csv, ConvertTo-Json, Group-Object and Sort-Object' {
        $issues = @(Get-SentryIssue -First 20)
        $csv = $issues | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $csv[0].ShortId | Should -BeExactly $issues[0].ShortId
        $csv[0].Project | Should -BeExactly $issues[0].Project
        ($issues[0] | ConvertTo-Json -Depth 9 | ConvertFrom-Json).Title | Should -BeExactly $issues[0].Title
        ($issues | Group-Object Project | Measure-Object Count -Sum).Sum | Should -Be 20
        ($issues | Sort-Object Events -Descending)[0].Events | Should -Be ($issues | Measure-Object Events -Maximum).Maximum
    }
}

Describe 'Parallel work' {
    It 'shares a connection by $using:' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $connection = Get-SentryConnection
        $ids = 'backend', 'frontend', 'mobile' | ForEach-Object -Parallel {
            Import-Module "$using:PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
            Get-SentryIssue -Project $_ -Status All -First 3 -Connection $using:connection
        }
        $ids.Count | Should -Be 9
    }
}

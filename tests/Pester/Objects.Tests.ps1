BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    $manifest = (Resolve-Path "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1").Path
    Import-Module $manifest
    $sandbox = Start-Sandbox -Option '--issues', '300'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme

    function Get-EachKind {
        Get-SentryIssue -Status All -First 1
        Get-SentryIssue -First 1 | Get-SentryEvent -Latest
        Get-SentryIssue -First 1 | Get-SentryIssueActivity -Type first_seen
        Get-SentryIssue -First 1 | Get-SentryIssueHash
        Get-SentryIssue -First 1 | Get-SentryIssueLink | Select-Object -First 1
        Get-SentryIssue -First 1 | Get-SentryAttachment -First 1
        Get-SentryIssue -First 1 | Get-SentryIssueTag -Tag level
        Get-SentryIssue -First 1 | Get-SentryIssueTagValue -Tag level
        Get-SentryIssue -First 1 | Add-SentryIssueComment -Text (New-Guid) -PassThru
        Get-SentryRelease -First 1
        Get-SentryReleaseCommit 'backend@1.7.0+2119' -First 1
        Get-SentryReleaseCommit 'backend@1.7.0+2119' -File -First 1
        Get-SentryDeploy 'backend@1.7.0+2119' -First 1
        Get-SentryReleaseHealth -First 1
        Get-SentryReleaseThreshold -StatsPeriod 90d -First 1
        Get-SentryProject -First 1
        Get-SentryOrganization -First 1
        Get-SentryAlertRule -First 1
        Get-SentryCronMonitor nightly-backup
        Get-SentryCronCheckIn nightly-backup -First 1
        Get-SentryMember me
        Get-SentryTeamMember backend-team -First 1
        Get-SentryProjectKey -Project backend -First 1
        Get-SentryEnvironment -Project backend -First 1
        Get-SentryOwnership backend
        Get-SentryInboundFilter -Project backend -First 1
        Get-SentryRepository -First 1
        Get-SentryIntegration -First 1
        Get-SentryUsage backend -Category error | Select-Object -First 1
        Get-SentryMonitor -Type Metric -First 1
        Get-SentryAlert -First 1
        Test-SentryConnection
    }

    function Get-Text($Item) {
        $Item.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }
    }
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'Objects' {
    It 'come back from Export-Clixml as they were' {
        $items = @(Get-EachKind)
        $items | Export-Clixml "$TestDrive/items.xml"
        $back = @(Import-Clixml "$TestDrive/items.xml")

        $back.Count | Should -Be $items.Count
        foreach ($index in 0..($items.Count - 1)) {
            $back[$index].GetType() | Should -Be $items[$index].GetType()
            Get-Text $back[$index] | Should -BeExactly (Get-Text $items[$index])
            $back[$index].Raw.Keys -join ' ' | Should -BeExactly ($items[$index].Raw.Keys -join ' ')
        }
    }

    It 'come back from a job alive' {
        $url = $sandbox.Url
        $token = $sandbox.Token
        $job = Start-Job {
            Import-Module $using:manifest
            Connect-Sentry -Url $using:url -Token $using:token -Organization acme
            Get-SentryIssue -Status All -First 3
            Get-SentryIssue -First 1 | Get-SentryEvent -Latest
        }
        try {
            $job | Wait-Job -Timeout 120 | Should -Not -BeNullOrEmpty
            $items = @($job | Receive-Job)
        }
        finally {
            $job | Remove-Job -Force
        }

        $items.Count | Should -Be 4
        $items[0..2] | ForEach-Object { $_ | Should -BeOfType ([SentryPS.SentryIssue]) }
        $items[3] | Should -BeOfType ([SentryPS.SentryEvent])
        $items[0].Raw.shortId | Should -BeExactly $items[0].ShortId
        $items[0].Organization | Should -BeExactly 'acme'
        ([uri]$items[0].Server).Port | Should -Be ([uri]$sandbox.Url).Port
        ((Get-Date) - $items[0].LastSeen) | Should -BeOfType ([timespan])
    }

    It 'go through ConvertTo-Json and back with all that they show' {
        foreach ($item in Get-EachKind) {
            $json = $item | ConvertTo-Json -Depth 10
            $json | Should -Not -MatchExactly '"(Raw|Json|Added)":'
            $back = $json | ConvertFrom-Json
            $back.PSObject.Properties.Name | Should -BeExactly $item.PSObject.Properties.Name.Where({ $_ -cnotin 'Raw', 'Json', 'Added' })
            $back.Organization | Should -BeExactly $item.Organization
            $back.Server | Should -BeExactly $item.Server
        }
    }

    It 'have text in every column of a CSV file' {
        foreach ($item in Get-EachKind) {
            $csv = $item | ConvertTo-Csv -NoTypeInformation
            $csv | Should -Not -Match 'System\.|SentryPS\.Sentry'
            ($csv | ConvertFrom-Csv).Server | Should -BeExactly $item.Server
        }
    }

    It 'have values that group, and lists that are JSON arrays' {
        $issues = @(Get-SentryIssue -Status All -First 50)
        ($issues | Group-Object Project -AsHashTable)['backend'].Count | Should -Be @($issues | Where-Object Project -EQ 'backend').Count
        (Get-SentryProject backend | ConvertTo-Json | ConvertFrom-Json).Teams -is [array] | Should -BeTrue
        $dates = $issues[0] | ConvertTo-Json | ConvertFrom-Json
        [datetime]$dates.LastSeen | Should -Be $issues[0].LastSeen
    }

    It 'do not show what they carry' {
        foreach ($item in Get-EachKind) {
            ($item | Get-Member).Name | Should -Not -Contain 'Raw'
            ($item | Format-List * | Out-String) | Should -Not -MatchExactly '(?m)^(Raw|Json|Added)\s'
            ($item | Select-Object *).PSObject.Properties.Name | Should -Not -Contain 'Raw'
        }
    }
}

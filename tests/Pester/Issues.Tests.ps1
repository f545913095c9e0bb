# What people do with issues at the prompt: the words, names and times that they have at hand.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1", "$PSScriptRoot/ChildShell.psm1"
    $manifest = "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    Import-Module $manifest
    $sandbox = Start-Sandbox -Option '--issues', '400'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'Times' {
    It '<Time> is so many hours ago: <Hours>' -ForEach @(
        @{ Time = '7d'; Hours = 168 }
        @{ Time = '-7d'; Hours = 168 }
        @{ Time = "'7d'"; Hours = 168 }
        @{ Time = '24h'; Hours = 24 }
        @{ Time = '(New-TimeSpan -Days 2)'; Hours = 48 }
        @{ Time = '(New-TimeSpan -Days -2)'; Hours = 48 }
        @{ Time = '(Get-Date).AddHours(-5)'; Hours = 5 }
    ) {
        $issues = @(& ([scriptblock]::Create("Get-SentryIssue -Status All -LastSeenAfter $Time")))

        $expected = @(Get-SentryIssue -Status All | Where-Object LastSeen -GT (Get-Date).AddHours(-$Hours))
        # Between the two, time goes on.
        [Math]::Abs($issues.Count - $expected.Count) | Should -BeLessOrEqual 1
        $issues.Count | Should -BeGreaterThan 0
    }

    It 'keep their text in the pipeline of a script: <Command>' -ForEach @(
        @{ Command = { 'backend', 'frontend' | ForEach-Object { Get-SentryIssue -Project $_ -FirstSeenAfter 30d -First 1 } } }
        @{ Command = { Get-SentryIssue -First 1 | Get-SentryEvent -Start 80d -End now -First 1 } }
        @{ Command = { Get-SentryIssue -LastSeenAfter yesterday -First 1 } }
        @{ Command = { Get-SentryIssue -StatsPeriod 14d -First 1 } }
    ) {
        @(& $Command) | Should -Not -BeNullOrEmpty
    }

    It 'are refused where only a number is left of them: <Script>' -ForEach @(
        @{ Script = '$week = 7d; Get-SentryIssue -FirstSeenAfter $week' }
        @{ Script = 'Get-SentryIssue -FirstSeenAfter (7d)' }
        @{ Script = '$filter = @{ FirstSeenAfter = 7d }; Get-SentryIssue @filter' }
    ) {
        { & ([scriptblock]::Create($Script)) } | Should -Throw "*write '7d'*"
    }
}

Describe 'Names' {
    It 'of people and teams find what they care for: <Name>' -ForEach @(
        @{ Name = 'me'; Expected = 'ada@acme.example' }
        @{ Name = 'Ada Lind'; Expected = 'ada@acme.example' }
        @{ Name = 'backend-team'; Expected = '#backend-team' }
    ) {
        Get-SentryIssue -Status All -AssignedTo $Name | ForEach-Object AssignedTo | Sort-Object -Unique | Should -Be $Expected
    }

    It 'that are unknown come back with the nearest' {
        { Get-SentryIssue -AssignedTo backend-taem -ErrorAction Stop } | Should -Throw "*Did you mean 'backend-team'*"
        { Get-SentryIssue -First 1 | Set-SentryIssue -AssignedTo backend-taem -ErrorAction Stop } | Should -Throw "*Did you mean 'backend-team'*"
    }

    It 'of several share issues between them' {
        $issues = Get-SentryIssue -Project backend -First 9
        $issues | Set-SentryIssue -AssignedTo me, '#backend-team', 'Eun-ji Park'

        $issues.Id | Get-SentryIssue | Group-Object AssignedTo | ForEach-Object Count | Should -Be 3, 3, 3
    }

    It 'come through the pipeline and have asterisks: <Script>' -ForEach @(
        @{ Script = 'Get-SentryProject back*'; Expected = 'backend' }
        @{ Script = "'backend', 'frontend' | Get-SentryProject"; Expected = 'backend', 'frontend' }
        @{ Script = 'Get-SentryTeam *end-team'; Expected = 'backend-team', 'frontend-team' }
    ) {
        (& ([scriptblock]::Create($Script))).Slug | Should -Be $Expected
    }

    It 'of states and orders are those of the pages' {
        Get-SentryIssue -Status Resolved, Archived | ForEach-Object Status | Sort-Object -Unique | Should -Be 'ignored', 'resolved'
        Get-SentryIssue -Status Escalating | ForEach-Object Substatus | Sort-Object -Unique | Should -Be 'escalating'
        Get-SentryIssue -Status Regressed | ForEach-Object Substatus | Sort-Object -Unique | Should -Be 'regressed'
        Get-SentryIssue -Status New | ForEach-Object Substatus | Sort-Object -Unique | Should -Be 'new'
        Get-SentryIssue -Status ForReview | Should -Not -BeNullOrEmpty
        $events = (Get-SentryIssue -Sort Events).Events
        $events | Should -Be ($events | Sort-Object -Descending)
    }
}

Describe 'Changes' {
    It 'say at the end of -WhatIf how many issues there are, and of which projects' {
        $script = "Import-Module '$manifest'; Connect-Sentry -Url '$($sandbox.Url)' -Token '$($sandbox.Token)' -Organization acme; " +
            'Get-SentryIssue -Status All -First 300 | Set-SentryIssue -Status Archived -WhatIf'
        $lines = @(Invoke-ChildShell -Script $script)

        $lines.Count | Should -Be 301
        $lines[-1] | Should -Match '300 issues: \d+ of backend, \d+ of frontend, \d+ of mobile'
    }

    It 'have their reason below each issue' {
        $issues = Get-SentryIssue -Project frontend -First 3
        $issues | Set-SentryIssue -Status Resolved -Comment 'No event since the new driver.'

        ($issues | Get-SentryIssueComment).Text | Should -Be (@('No event since the new driver.') * 3)
    }
}

Describe 'Events' {
    It 'are found by the id that a log has' {
        $issue = Get-SentryIssue -First 1
        $id = (Get-SentryEvent $issue -Latest).Id

        (Get-SentryEvent -EventId $id).Title | Should -Be $issue.Title
        ([guid] $id | Get-SentryEvent).Id | Should -Be $id
        (Get-SentryIssue $id).ShortId | Should -Be $issue.ShortId
    }

    It 'bring their files' {
        $files = @(Get-SentryIssue -First 1 | Get-SentryEvent -Latest | Get-SentryAttachment | Save-SentryAttachment -Path "$TestDrive/files")

        $files | ForEach-Object { $_ | Should -BeOfType [IO.FileInfo] }
        $files.Name -like '*screenshot.png' | Should -HaveCount 1
    }
}

Describe 'Watch-SentryIssue' {
    It 'ends after its time, and when somebody has enough' {
        Watch-SentryIssue -Timeout 1 | Should -BeNullOrEmpty
    }

    It 'ends at once when its pipeline is stopped' {
        $shell = [powershell]::Create().AddScript("Import-Module '$manifest'; Connect-Sentry -Url '$($sandbox.Url)' -Token '$($sandbox.Token)' -Organization acme; Watch-SentryIssue")
        $null = $shell.BeginInvoke()
        $null = [Threading.SpinWait]::SpinUntil({ $shell.InvocationStateInfo.State -eq 'Running' }, 5000)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()

        $clock.ElapsedMilliseconds | Should -BeLessThan 5000
        $shell.Dispose()
    }
}

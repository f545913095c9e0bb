# What people meet at the prompt: Tab, the table on the screen, other modules, other cultures and time zones.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1", "$PSScriptRoot/ChildShell.psm1"
    $manifest = "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    Import-Module $manifest
    $sandbox = Start-Sandbox -Option '--issues', '400'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme

    # The completions of a line at its end. What the cache does not have at the first Tab it has soon after.
    function Complete([string] $Line) {
        foreach ($try in 1..40) {
            $found = (TabExpansion2 $Line $Line.Length).CompletionMatches
            if ($found -or $try -eq 40) { return $found.CompletionText }
            $null = [Threading.SpinWait]::SpinUntil({ $false }, 100)
        }
    }

    # Runs a script in a process of its own with the module imported and connected, and returns its output as text.
    function Invoke-Child([string] $Script, [hashtable] $Environment = @{}) {
        $prelude = "Import-Module '$manifest'; Connect-Sentry -Url '$($sandbox.Url)' -Token '$($sandbox.Token)' -Organization acme; "
        Invoke-ChildShell -Script ($prelude + $Script) -Environment $Environment
    }
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'Completion' {
    It 'of "<Line>" has <Expected>' -ForEach @(
        @{ Line = 'Get-SentryIssue -Status '; Expected = 'Unresolved' }
        @{ Line = 'Get-SentryIssue -Sort F'; Expected = 'FirstSeen' }
        @{ Line = 'Get-SentryIssue -Organization gl'; Expected = 'globex' }
        @{ Line = 'Get-SentryIssue -Project ba'; Expected = 'backend' }
        @{ Line = 'Get-SentryIssue -Project "ba'; Expected = '"backend"' }
        @{ Line = "Get-SentryIssue -Project 'ba"; Expected = "'backend'" }
        @{ Line = 'Get-SentryIssue -Environment pro'; Expected = 'production' }
        @{ Line = 'Get-SentryIssue -Release backend@1.13'; Expected = 'backend@1.13.0+2221' }
        @{ Line = 'Get-SentryIssue -AssignedTo ''#fr'; Expected = "'#frontend-team'" }
        @{ Line = 'Set-SentryIssue BACKEND-1 -AssignedTo ada'; Expected = 'ada@acme.example' }
        @{ Line = 'Get-SentryIssue -Query is:un'; Expected = "'is:unresolved'" }
        @{ Line = 'Get-SentryIssue -Query "is:unresolved assi'; Expected = '"is:unresolved assigned:"' }
        @{ Line = 'Get-SentryIssue -Query "is:unresolved !environment:pro'; Expected = '"is:unresolved !environment:production"' }
        @{ Line = 'Get-SentryIssue -Query brow'; Expected = "'browser:'" }
        @{ Line = 'Get-SentryIssue -Tag '; Expected = '@{ browser = ' }
        @{ Line = 'Get-SentryIssue -Tag cust'; Expected = '@{ customer = ' }
    ) {
        Complete $Line | Should -Contain $Expected
    }

    It 'knows the short IDs of issues' {
        Complete 'Set-SentryIssue BACKEND-' | Should -Match '^BACKEND-'
    }

    It 'is quiet where there is nothing to complete from' {
        $Error.Clear()
        Invoke-Child '$Error.Clear(); Disconnect-Sentry; $null = TabExpansion2 "Get-SentryIssue -Project b" 26; $Error.Count' | Should -Be 0
    }

    It 'offers no files where it finds nothing' {
        $script = @"
Disconnect-Sentry
Set-Location '$PSScriptRoot'
foreach (`$word in '', 'Sh', '"Sh', "'Sh", 'a,Sh') {
    foreach (`$line in 'Get-SentryIssue -Project ', 'Get-SentryIssue -Tag ', 'Set-SentryIssue ', 'Get-SentryIssue -Query zz') {
        (TabExpansion2 "`$line`$word" "`$line`$word".Length).CompletionMatches.CompletionText
    }
}
'looked'
"@
        Invoke-Child $script | Should -Be 'looked'
    }

    It 'keeps nobody waiting for a server that does not answer' {
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $silent = Connect-Sentry -Url "http://127.0.0.1:$($listener.LocalEndpoint.Port)" -Token sntryu_x -Organization acme -PassThru
            # The first call also pays for what is loaded once.
            $null = TabExpansion2 'Get-SentryIssue -Project ' 25
            (Measure-Command { $null = TabExpansion2 'Get-SentryIssue -Environment ' 29 }).TotalSeconds | Should -BeLessThan 2
        }
        finally {
            $silent.Dispose()
            $listener.Stop()
            Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
        }
    }
}

Describe 'Views' {
    It 'of <Name> fit a terminal of 80, 120 and 200 columns' -ForEach @(
        @{ Name = 'issues'; Script = { Get-SentryIssue -First 30 } }
        @{ Name = 'events'; Script = { Get-SentryIssue -First 3 | Get-SentryEvent -First 3 } }
        @{ Name = 'an event'; Script = { Get-SentryIssue -First 1 | Get-SentryEvent -Latest | Format-List } }
        @{ Name = 'an issue'; Script = { Get-SentryIssue -First 1 | Format-List } }
        @{ Name = 'releases'; Script = { Get-SentryRelease } }
        @{ Name = 'projects'; Script = { Get-SentryProject } }
        @{ Name = 'organizations'; Script = { Get-SentryOrganization } }
        @{ Name = 'alert rules'; Script = { Get-SentryAlertRule } }
    ) {
        $objects = & $Script
        foreach ($width in 80, 120, 200) {
            $lines = ($objects | Out-String -Width $width) -replace '\x1b\[[0-9;]*m' -split '\r?\n'
            @($lines | Where-Object { $_.Trim() }).Count | Should -BeGreaterThan 2
            ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $width
        }
    }

    It 'of <Name> have every heading on one line' -ForEach @(
        @{ Name = 'issues'; Script = { Get-SentryIssue -First 1 } }
        @{ Name = 'events'; Script = { Get-SentryIssue -First 1 | Get-SentryEvent -First 1 } }
        @{ Name = 'releases'; Script = { Get-SentryRelease -First 1 } }
        @{ Name = 'projects'; Script = { Get-SentryProject -First 1 } }
        @{ Name = 'organizations'; Script = { Get-SentryOrganization -First 1 } }
        @{ Name = 'alert rules'; Script = { Get-SentryAlertRule -First 1 } }
        @{ Name = 'connections'; Script = { Get-SentryConnection } }
    ) {
        $objects = & $Script
        # A terminal uses one column less than it has.
        foreach ($width in 79, 80, 119, 120, 200) {
            $lines = @(($objects | Out-String -Width $width) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() })
            $lines[1] | Should -Match '^[- ]+$' -Because "there are $width columns"
        }
    }

    It 'show issues with times as people say them and a chart of the last day' {
        $table = Get-SentryIssue -Sort Events -First 20 | Out-String -Width 140
        $table | Should -Match '(now|min ago|h ago|d ago)'
        $table | Should -Match '[\u2581-\u2588]'
    }

    It 'show an event as a page, with the program''s own code marked' {
        $page = Get-SentryIssue -Query error.unhandled:true -First 1 | Get-SentryEvent -Latest | Format-List | Out-String -Width 120
        $page | Should -Match '\u25B8 \S+ \(\S+:\d+\)'
        $page | Should -Match 'Breadcrumbs'
        $page | Should -Match 'Tags'
    }

    It 'never throw on mixed input' {
        { & { Get-SentryIssue -First 2; Get-SentryProject; Get-SentryConnection; Test-SentryConnection } | Format-Table | Out-String } | Should -Not -Throw
    }

    It 'give titles what <Width> columns leave' -ForEach @(@{ Width = 80; Least = 24 }, @{ Width = 120; Least = 64 }, @{ Width = 200; Least = 144 }) {
        $lines = (Get-SentryIssue -First 5 | Out-String -Width $Width) -replace '\x1b\[[0-9;]*m' -split '\r?\n' | Where-Object { $_.Trim() }
        $Width - $lines[0].IndexOf('Title') | Should -BeGreaterOrEqual $Least
    }

    It 'have no links where the output goes elsewhere, whatever the terminal' {
        $file = "$TestDrive/linked.txt"
        $output = Invoke-Child "Get-SentryIssue -First 5; Get-SentryIssue -First 5 | Out-File '$file'" -Environment @{ WT_SESSION = '1'; VTE_VERSION = '7000' }
        "$output $(Get-Content $file -Raw)" | Should -Not -Match '\x1b\]'
    }

    It 'have no colors where the output goes to a file' {
        $file = "$TestDrive/issues.txt"
        $null = Invoke-Child "Get-SentryIssue -First 5 | Out-File '$file'"
        Get-Content $file -Raw | Should -Not -Match '\x1b'
    }

    It 'have no colors where NO_COLOR says so' {
        (Invoke-Child 'Get-SentryIssue -First 5' -Environment @{ NO_COLOR = '1' }) -join '' | Should -Not -Match '\x1b'
    }
}

Describe 'Jobs' {
    It 'of Start-Job take the token' {
        $token = [Net.NetworkCredential]::new('', $sandbox.Token).SecurePassword
        $url = $sandbox.Url
        Start-Job {
            Import-Module $using:manifest
            Connect-Sentry $using:token $using:url -Organization acme
            @(Get-SentryIssue -First 3).Count
        } | Receive-Job -Wait -AutoRemoveJob | Should -Be 3
    }

    It 'of Start-Job do not take a connection, and say so' {
        $connection = Get-SentryConnection
        $job = Start-Job { Import-Module $using:manifest; Get-SentryProject -Connection $using:connection }
        { $job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop } | Should -Throw '*its token stays in this one*'
    }

    It 'in threads take the connection' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $connection = Get-SentryConnection
        Start-ThreadJob { Import-Module $using:manifest; @(Get-SentryIssue -First 3 -Connection $using:connection).Count } |
            Receive-Job -Wait -AutoRemoveJob | Should -Be 3
    }

    It 'ask nobody for a token' {
        $job = Start-Job { Import-Module $using:manifest; Connect-Sentry }
        { $job | Receive-Job -Wait -AutoRemoveJob -ErrorAction Stop } | Should -Throw '*no token*'
    }
}

Describe 'Show-SentryIssue' {
    It 'prints the address where there is no browser' {
        Invoke-Child '(Get-SentryIssue -First 1 | Show-SentryIssue) -match "^https://.+/issues/\d+/$"' -Environment @{ DISPLAY = ''; WAYLAND_DISPLAY = ''; BROWSER = '' } |
            Should -Be 'True'
    }

    It 'opens the browser that BROWSER names' -Skip:($IsWindows -or -not $IsCoreCLR) {
        $log = "$TestDrive/opened.txt"
        $browser = "$TestDrive/browser.sh"
        Set-Content $browser "#!/bin/sh`necho `"`$1`" > '$log'"
        chmod +x $browser
        # Waits for the browser, which nobody else does.
        Invoke-Child "Get-SentryIssue -First 1 | Show-SentryIssue; foreach (`$i in 1..100) { if (Test-Path '$log') { break }; Start-Sleep -Milliseconds 50 }; Get-Content '$log'" -Environment @{ BROWSER = $browser } |
            Should -Match '^https://.+/issues/\d+/$'
    }
}

Describe 'Other modules' {
    It 'may bring a RestSharp of their own, loaded before or after' -ForEach @(@{ IsFirst = $true }, @{ IsFirst = $false }) {
        $script = @'
$folder = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())
$null = New-Item $folder -ItemType Directory
$other = Join-Path $folder RestSharp.dll
$code = 'using System.Reflection; [assembly: AssemblyVersion("999.0.0.0")] namespace RestSharp { public class RestClient { } }'
Add-Type -TypeDefinition $code -OutputAssembly $other
if (IS_FIRST) { $loaded = [Reflection.Assembly]::LoadFrom($other) }
$count = @(Get-SentryIssue -First 3).Count
if (-not (IS_FIRST)) { $loaded = [Reflection.Assembly]::LoadFrom($other) }
"$count issues, RestSharp $($loaded.GetType('RestSharp.RestClient').Assembly.GetName().Version)"
'@ -replace 'IS_FIRST', "`$$IsFirst"
        Invoke-Child $script | Should -BeExactly '3 issues, RestSharp 999.0.0.0'
    }
}

Describe 'Cultures and time zones' {
    It 'do not change what is asked and what comes: <Culture>, <Zone>' -ForEach @(
        @{ Culture = 'tr-TR'; Zone = 'UTC' }
        @{ Culture = 'de-DE'; Zone = 'America/St_Johns' }
        @{ Culture = 'ar-SA'; Zone = 'Asia/Kathmandu' }
    ) {
        $before = [Threading.Thread]::CurrentThread.CurrentCulture
        $zoneBefore = $env:TZ
        try {
            [Threading.Thread]::CurrentThread.CurrentCulture = $Culture
            $env:TZ = $Zone
            [TimeZoneInfo]::ClearCachedData()

            $since = (Get-Date).AddDays(-30)
            $late = @(Get-SentryIssue -Status Ignored -LastSeenAfter $since -Level Info, Warning)
            $late.Count | Should -BeGreaterThan 0
            $late | Where-Object { $_.LastSeen -lt $since } | Should -BeNullOrEmpty
            Get-SentryIssue -Status All -LastSeenBefore $since | Where-Object { $_.LastSeen -gt $since } | Should -BeNullOrEmpty
        }
        finally {
            [Threading.Thread]::CurrentThread.CurrentCulture = $before
            $env:TZ = $zoneBefore
            [TimeZoneInfo]::ClearCachedData()
        }
    }
}

Describe 'Dates' {
    It 'are compared with Get-Date from either side' {
        $issue = Get-SentryIssue -First 1
        (Get-Date).AddMinutes(1) -gt $issue.LastSeen | Should -BeTrue
        (Get-Date).AddYears(-20) -lt $issue.LastSeen | Should -BeTrue
        $issue.LastSeen -lt (Get-Date).AddMinutes(1) | Should -BeTrue
        $issue.LastSeen -gt (Get-Date).AddYears(-20) | Should -BeTrue
    }
}

Describe 'Errors' {
    It 'are caught with all they know' {
        try {
            Get-SentryProject no-such-project -ErrorAction Stop
            throw 'There was no error.'
        }
        catch [SentryPS.SentryApiException] {
            $_.Exception.StatusCode | Should -Be 404
            $_.FullyQualifiedErrorId | Should -BeExactly 'SentryNotFound,SentryPS.Commands.GetSentryProjectCommand'
            $_.TargetObject | Should -Be 'no-such-project'
        }
    }

    It 'of single items go to -ErrorVariable while the others come out' {
        $found = Get-SentryProject backend, no-such-project, mobile -ErrorVariable failures -ErrorAction SilentlyContinue
        $found.Slug | Should -Be 'backend', 'mobile'
        $failures.Count | Should -Be 1
    }
}

Describe '-WhatIf' {
    It 'of <Script> changes nothing' -ForEach @(
        @{ Script = { Get-SentryIssue -First 3 | Set-SentryIssue -Status Resolved -WhatIf } }
        @{ Script = { Get-SentryIssue -First 3 | Remove-SentryIssue -Force -WhatIf } }
        @{ Script = { Get-SentryIssue -Project backend -First 3 | Merge-SentryIssue -Force -WhatIf } }
        @{ Script = { New-SentryRelease what@if -Project backend -WhatIf } }
    ) {
        $before = (Get-SentryIssue -Status All).ForEach({ "$($_.Id) $($_.Status)" })
        $null = & $Script
        (Get-SentryIssue -Status All).ForEach({ "$($_.Id) $($_.Status)" }) | Should -Be $before
        Get-SentryRelease -Query what@if | Should -BeNullOrEmpty
    }

    It 'is there on everything that changes something' {
        $changing = Get-Command -Module SentryPS -Verb Set, Remove, Merge, New
        $changing.Count | Should -BeGreaterThan 3
        $changing | Where-Object { -not $_.Parameters.ContainsKey('WhatIf') } | Should -BeNullOrEmpty
    }
}

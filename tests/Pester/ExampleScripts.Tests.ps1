# The scripts in docs/examples do what they say, against a sandbox.

BeforeDiscovery {
    $scripts = Get-ChildItem "$PSScriptRoot/../../docs/examples" -Filter *.ps1 | ForEach-Object { @{ Name = $_.Name; Path = $_.FullName } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $examples = "$PSScriptRoot/../../docs/examples"
    $sandbox = Start-Sandbox -Option '--issues', '900'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'The script <Name>' -ForEach $scripts {
    It 'has help for itself and for each parameter, and examples' {
        $help = Get-Help $Path -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 1
        $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        (Get-Command $Path).Parameters.Keys | Where-Object { $_ -notin $common } | ForEach-Object {
            (Get-Help $Path -Parameter $_).description.Text | Should -Not -BeNullOrEmpty -Because "-$_ needs a description"
        }
    }

    It 'is named in the list' {
        Get-Content "$PSScriptRoot/../../docs/examples/README.md" -Raw | Should -Match ([regex]::Escape("($Name)"))
    }
}

Describe 'The nightly triage' {
    It 'changes nothing with -WhatIf' {
        $stale = @(Get-SentryIssue -Project mobile -LastSeenBefore (Get-Date).AddDays(-30)).Count
        $result = @(& "$examples/Invoke-NightlyTriage.ps1" -Project mobile -Team mobile-team -WhatIf)
        $result.Count | Should -Be 3
        ($result | Measure-Object Changed -Sum).Sum | Should -Be 0
        ($result | Where-Object Step -Like 'Archive*').Skipped | Should -Be $stale
        @(Get-SentryIssue -Project mobile -LastSeenBefore (Get-Date).AddDays(-30)).Count | Should -Be $stale
    }

    It 'archives, assigns and raises' {
        $result = @(& "$examples/Invoke-NightlyTriage.ps1" -Project mobile -Team mobile-team -StaleAfterDays 20 -ManyUsers 50 -Confirm:$false)
        $result | ForEach-Object { $_.Changed | Should -BeGreaterThan 0 -Because $_.Step }
        ($result | Measure-Object Failed -Sum).Sum | Should -Be 0
        Get-SentryIssue -Project mobile -LastSeenBefore (Get-Date).AddDays(-20) | Should -BeNullOrEmpty
        Get-SentryIssue -Project mobile -FirstSeenAfter (Get-Date).AddDays(-1) -Level Error, Fatal -AssignedTo none | Should -BeNullOrEmpty
        Get-SentryIssue -Project mobile -StatsPeriod 24h | Where-Object { $_.Users -ge 50 -and $_.Priority -ne 'high' } | Should -BeNullOrEmpty
    }
}

Describe 'The release from CI' {
    BeforeAll {
        $tree = "$TestDrive/tree"
        git init --quiet $tree
        foreach ($number in 1..3) {
            Set-Content "$tree/file.txt" $number
            git -C $tree add file.txt
            git -C $tree -c user.name='Ada Lind' -c user.email=ada@acme.example commit --quiet -m "Change $number"
            if ($number -eq 1) { git -C $tree tag v1 }
        }
    }

    It 'creates a release with the commits since the last one' {
        $null = New-SentryRelease backend@9.0.0 backend | Set-SentryReleaseCommit -Commit (git -C $tree rev-parse v1) -Repository acme/backend

        $release = & "$examples/Publish-Release.ps1" -Project backend -Version backend@9.1.0 -Path $tree 3>$null

        $release.Version | Should -BeExactly 'backend@9.1.0'
        $release.DateReleased | Should -BeNullOrEmpty
        $release.Commits | Should -Be 2
        Get-SentryDeploy backend@9.1.0 | Should -BeNullOrEmpty
    }

    It 'says that it is out and where, and changes nothing when it runs again' {
        $script = { & "$examples/Publish-Release.ps1" -Project backend -Path $tree -Environment production -Url https://ci.example.com/1 -PreviousCommit v1 3>$null }

        $release = & $script
        $again = & $script

        $release.Version | Should -Match '^backend@v1-2-g[0-9a-f]+$'
        [Math]::Abs(((Get-Date) - $release.DateReleased).TotalMinutes) | Should -BeLessThan 5
        $again.DateReleased | Should -Be $release.DateReleased
        $release.Commits, $again.Commits | Should -Be 2, 2
        @(Get-SentryDeploy $release.Version).Environment | Should -Be production
        (Get-SentryRelease $release.Version).Deploys | Should -Be 1
    }

    It 'does nothing with -WhatIf' {
        & "$examples/Publish-Release.ps1" -Project backend -Version backend@9.9.9 -Path $tree -Environment production -WhatIf | Should -BeNullOrEmpty
        Get-SentryRelease -Query backend@9.9.9 | Should -BeNullOrEmpty
    }

    It 'fails where git fails' {
        { & "$examples/Publish-Release.ps1" -Project backend -Version backend@9.2.0 -PreviousCommit nosuchtag -Path $tree 2>$null } | Should -Throw '*not in this repository*'
    }

    It 'is called as it can be by <_>' -ForEach 'github-actions.yml', 'azure-pipelines.yml', 'gitlab-ci.yml' {
        $text = Get-Content "$examples/ci/$_" -Raw
        $call = [regex]::Match($text, "\./build/Publish-Release\.ps1[^'\n]*").Value
        $commands = [Management.Automation.Language.Parser]::ParseInput($call, [ref] $null, [ref] $null).FindAll({ $args[0] -is [Management.Automation.Language.CommandParameterAst] }, $true)

        $commands.ParameterName | Should -Contain Project
        $commands.ParameterName | ForEach-Object { (Get-Command "$examples/Publish-Release.ps1").Parameters.Keys | Should -Contain $_ }
        $text | Should -Match '(fetch-depth|fetchDepth|GIT_DEPTH): 0'
        $text | Should -Match 'SENTRY_AUTH_TOKEN'
    }
}

Describe 'The weekly report' {
    It 'is a page with a chart that adds up, in <_>' -ForEach 'en-US', 'tr-TR', 'de-DE' {
        $before = [Threading.Thread]::CurrentThread.CurrentCulture
        try {
            [Threading.Thread]::CurrentThread.CurrentCulture = $_
            $file = & "$examples/New-WeeklyReport.ps1" -Path "$TestDrive/report.html" -Project backend
        }
        finally {
            [Threading.Thread]::CurrentThread.CurrentCulture = $before
        }

        $page = Get-Content $file.FullName -Raw -Encoding utf8
        $svg = [xml] [regex]::Match($page, '(?s)<svg.*</svg>').Value
        @($svg.svg.rect).Count | Should -Be 7
        $new = @(Get-SentryIssue -Project backend -Status All -FirstSeenAfter (Get-Date).Date.AddDays(-6)).Count
        # Above each bar is its number, below it its day.
        ($svg.svg.text | Where-Object { $_.InnerText -match '^\d+$' } | ForEach-Object { [int] $_.InnerText } | Measure-Object -Sum).Sum | Should -Be $new
        $svg.svg.rect | ForEach-Object { $_.height | Should -Match '^\d+$' }
        $page | Should -Not -Match '<script|src='
    }

    It 'writes titles as text, whatever is in them' {
        $page = Get-Content (& "$examples/New-WeeklyReport.ps1" -Path "$TestDrive/all.html" -Days 90 -Top 100).FullName -Raw -Encoding utf8
        ([regex]::Matches($page, '<tr>')).Count | Should -BeGreaterThan 90
        $page | Should -Match '&#39;order_'
    }

    It 'writes nothing with -WhatIf' {
        & "$examples/New-WeeklyReport.ps1" -Path "$TestDrive/none.html" -WhatIf | Should -BeNullOrEmpty
        Test-Path "$TestDrive/none.html" | Should -BeFalse
    }
}

Describe 'The audit of alert rules' {
    It 'has a row for each rule, with its findings' {
        $rows = @(Import-Csv (& "$examples/Export-AlertRuleAudit.ps1" -Path "$TestDrive/alerts.csv").FullName)
        $rules = @(Get-SentryAlertRule)
        $rows.Count | Should -Be $rules.Count
        ($rows | Where-Object Name -EQ 'Write everything to the log').Findings | Should -Match 'never set off'
        ($rows | Where-Object { $_.Name -like 'Slow answers*' }).Findings | ForEach-Object { $_ | Should -Match 'switched off' }
        ($rows | Where-Object { $_.Name -like 'Error rate*' }).Findings | ForEach-Object { $_ | Should -BeNullOrEmpty }
    }

    It 'can leave out what is well' {
        $rows = @(Import-Csv (& "$examples/Export-AlertRuleAudit.ps1" -Path "$TestDrive/bad.csv" -Project backend -SuspiciousOnly).FullName)
        $rows.Count | Should -BeGreaterThan 0
        $rows | ForEach-Object { $_.Findings | Should -Not -BeNullOrEmpty }
    }
}

Describe 'The on-call hand-over' {
    It 'lists what is new, what came back, what the team has, and what went out' {
        $null = New-SentryRelease -Version frontend@9.0.0 -Project frontend -DateReleased (Get-Date)
        $text = @(& "$examples/New-OnCallHandover.ps1" -Hours 48 -Project frontend -Team frontend-team -Top 3)
        $new = @(Get-SentryIssue -Project frontend -FirstSeenAfter (Get-Date).AddHours(-48) -Level Error, Fatal).Count
        $text | Should -Contain "## New ($new)"
        @($text -match '^- \[').Count | Should -BeGreaterThan 2
        ($text -match 'frontend@9\.0\.0').Count | Should -Be 1
    }

    It 'says so when there is nothing' {
        $text = @(& "$examples/New-OnCallHandover.ps1" -Hours 1 -Project backend -Team mobile-team)
        $text -join "`n" | Should -Match '(?s)## Open for #mobile-team \(0\)\s+None\.'
    }
}

Describe 'The backup from cron' {
    BeforeAll {
        $env:SENTRY_DSN = (Get-SentryProjectKey -Project backend | Where-Object IsActive | Select-Object -First 1).Dsn
        $null = New-Item -ItemType Directory "$TestDrive/data"
        Set-Content "$TestDrive/data/file.txt" 'words'
    }

    AfterAll {
        $env:SENTRY_DSN = $null
    }

    It 'saves the folder, and tells Sentry' {
        $archive = & "$examples/Invoke-CronBackup.ps1" -Path "$TestDrive/data" -Destination "$TestDrive/archives"
        $archive.Length | Should -BeGreaterThan 0
        $run = Get-SentryCronCheckIn folder-backup -First 1
        $run.Status | Should -Be 'Ok'
        (Get-SentryCronMonitor folder-backup).Crontab | Should -BeExactly '30 2 * * *'
    }

    It 'tells Sentry of a folder that is not there, and fails' {
        { & "$examples/Invoke-CronBackup.ps1" -Path "$TestDrive/nowhere" -Destination "$TestDrive/archives" } | Should -Throw '*nowhere*'
        (Get-SentryCronCheckIn folder-backup -First 1).Status | Should -Be 'Error'
    }
}

Describe 'The task of Task Scheduler' {
    BeforeAll {
        # What the script hands over to Task Scheduler, on systems that have none, too.
        Set-Item function:New-ScheduledTaskAction { param($Execute, $Argument) @{ Execute = $Execute; Argument = $Argument } }
        Set-Item function:New-ScheduledTaskTrigger { param([switch] $Daily, $At) @{ Daily = $Daily; At = $At } }
        Set-Item function:Register-ScheduledTask { param($TaskName, $Action, $Trigger) @{ Name = $TaskName; Action = $Action; Trigger = $Trigger } }
        $dsn = (Get-SentryProjectKey -Project backend | Where-Object IsActive | Select-Object -First 1).Dsn

        # Runs a task as the scheduler does: without a profile, from another folder, and with the module in its usual place.
        function Invoke-Task([string] $Job, [string] $Name, [string] $ModulePath = (Split-Path (Get-Module SentryPS).ModuleBase)) {
            Set-Content "$TestDrive/the job's.ps1" $Job
            $task = & "$examples/Register-CronTask.ps1" -Path "$TestDrive/the job's.ps1" -Name $Name -Dsn $dsn -At 02:30 -TimeZone Europe/Vienna
            $before = $env:PSModulePath
            try {
                $env:PSModulePath = $ModulePath
                # The PowerShell that comes as a package is run by dotnet.
                $program = if ((Split-Path $task.Action.Execute -LeafBase) -eq 'dotnet') { "`"$PSHOME/pwsh.dll`" " }
                $process = Start-Process $task.Action.Execute -ArgumentList ($program + $task.Action.Argument) -PassThru -Wait `
                    -WorkingDirectory $TestDrive -RedirectStandardOutput "$TestDrive/output.txt" -RedirectStandardError "$TestDrive/errors.txt"
                @{ Task = $task; ExitCode = $process.ExitCode; Output = Get-Content "$TestDrive/output.txt" }
            }
            finally {
                $env:PSModulePath = $before
            }
        }
    }

    It 'runs the script every day, and tells Sentry' {
        $run = Invoke-Task '"ran as $PWD"' task-ok

        $run.Task.Name, "$($run.Task.Trigger.At.TimeOfDay)", $run.ExitCode | Should -Be 'task-ok', '02:30:00', 0
        $run.Output | Should -BeLike 'ran as*'
        (Get-SentryCronCheckIn task-ok -First 1).Status | Should -Be 'Ok'
        (Get-SentryCronMonitor task-ok | Select-Object Crontab, TimeZone, MaxRuntime | ConvertTo-Csv)[-1] | Should -BeExactly '"30 2 * * *","Europe/Vienna","60"'
    }

    It 'has the exit code of a job that <Job>, and tells Sentry' -ForEach @(
        @{ Job = 'exit 3'; ExitCode = 3; Status = 'Error'; Name = 'task-exit' }
        @{ Job = 'throw "no"'; ExitCode = 1; Status = 'Error'; Name = 'task-throw' }
        @{ Job = 'Write-Error soft; "on"'; ExitCode = 0; Status = 'Ok'; Name = 'task-soft' }
    ) {
        (Invoke-Task $Job $Name).ExitCode | Should -Be $ExitCode
        (Get-SentryCronCheckIn $Name -First 1).Status | Should -Be $Status
    }

    It 'does not end well where the module is not there and nothing was run' {
        $run = Invoke-Task '"ran"' task-lost -ModulePath "$TestDrive"
        $run.ExitCode | Should -Be 1
        $run.Output | Should -BeNullOrEmpty
    }
}

Describe 'The maintenance window' {
    It 'says what it would mute' {
        & "$examples/Invoke-MaintenanceWindow.ps1" -Project backend -WhatIf -Path "$TestDrive/window.json"
        "$TestDrive/window.json" | Should -Not -Exist
    }

    It 'mutes what was on, and brings back that and no more' {
        Get-SentryMonitor -Project backend -Type Uptime | Disable-SentryMonitor
        Set-SentryCronMonitor nightly-backup -Mute -Environment staging
        $shared = New-SentryAlert 'About two projects' -Project backend, mobile -Action email:owners
        function Get-State {
            @(Get-SentryMonitor) + @(Get-SentryAlert) | ForEach-Object { "$($_.Id) $($_.Enabled)" }
            Get-SentryCronMonitor | ForEach-Object { "$($_.Id) $($_.Status) $($_.Environments)" }
        }
        # What still tells somebody of the project.
        function Get-Voice {
            Get-SentryMonitor -Project backend -Type Metric, Uptime | Where-Object Enabled
            Get-SentryAlert -Project backend | Where-Object { $_.Enabled -and $_.Id -ne $shared.Id }
            (Get-SentryCronMonitor -Project backend).Environments | Where-Object { -not $_.IsMuted }
        }
        $before = Get-State

        $script = [powershell]::Create().AddScript({
                param($Module, $Url, $Token, $Script, $Path)
                Import-Module $Module
                Connect-Sentry -Url $Url -Token $Token -Organization acme
                & $Script -Project backend -Duration 00:00:05 -Path $Path
            }).AddArgument((Get-Module SentryPS).Path).AddArgument($sandbox.Url).AddArgument($sandbox.Token).
            AddArgument("$examples/Invoke-MaintenanceWindow.ps1").AddArgument("$TestDrive/window.json")
        $run = $script.BeginInvoke()
        try {
            $voices = $null
            foreach ($try in 1..40) {
                $voices = @(Get-Voice)
                if ($voices.Count -eq 0 -or $run.IsCompleted) { break }
                Start-Sleep -Milliseconds 100
            }
            $voices.Count | Should -Be 0
            # Others are not silenced with it, and nothing that is reported is dropped.
            (Get-SentryAlert $shared.Id).Enabled | Should -BeTrue
            Get-SentryMonitor -Project backend -Type Error, IssueStream | Where-Object { -not $_.Enabled } | Should -BeNullOrEmpty
            (Get-SentryCronMonitor nightly-backup).Status | Should -BeExactly 'active'
            $null = $script.EndInvoke($run)
            "$($script.Streams.Warning)" | Should -BeLike "*'About two projects' is about mobile too*"
            "$($script.Streams.Error)" | Should -BeNullOrEmpty
        }
        finally {
            $script.Dispose()
        }

        Get-State | Should -BeExactly $before
        "$TestDrive/window.json" | Should -Not -Exist
    }

    It 'brings back what a script that was ended left muted' {
        $monitors = @(Get-SentryMonitor -Project mobile -Type Metric | Where-Object Enabled)
        $cron = Get-SentryCronMonitor sync -Project mobile
        # One of them is gone since.
        @{
            Organization = 'acme'
            Monitors     = @('77') + $monitors.Id
            Alerts       = @()
            CronMonitors = @(@{ Id = $cron.Id; Environment = 'gone' }, @{ Id = $cron.Id; Environment = 'production' })
        } | ConvertTo-Json | Set-Content "$TestDrive/left.json"
        $monitors | Disable-SentryMonitor
        Set-SentryCronMonitor $cron.Id -Mute
        { & "$examples/Invoke-MaintenanceWindow.ps1" -Project mobile -Path "$TestDrive/left.json" } | Should -Throw '*-Restore*'

        & "$examples/Invoke-MaintenanceWindow.ps1" -Restore -Path "$TestDrive/left.json" -ErrorVariable failures 2>$null

        @(Get-SentryMonitor -Project mobile -Type Metric | Where-Object Enabled).Id | Should -BeExactly $monitors.Id
        (Get-SentryCronMonitor $cron.Id).IsMuted | Should -BeFalse
        $failures.Count | Should -Be 2
        "$TestDrive/left.json" | Should -Not -Exist
    }
}

Describe 'The move of alerts to another channel' {
    It 'changes nothing with -WhatIf, and else every alert that told the old one' {
        $from = @{ From = 'slack:#general'; To = 'slack:#incidents'; Backup = "$TestDrive/before.json" }
        $told = @(Get-SentryAlert | Where-Object { "$($_.ActionFilters)" -like '*#general*' }).Count
        & "$examples/Move-AlertChannel.ps1" @from -WhatIf | Should -BeNullOrEmpty
        @(Get-SentryAlert | Where-Object { "$($_.ActionFilters)" -like '*#general*' }).Count | Should -Be $told

        @(& "$examples/Move-AlertChannel.ps1" @from).Count | Should -Be $told

        Get-SentryAlert | Where-Object { "$($_.ActionFilters)" -like '*#general*' } | Should -BeNullOrEmpty
        @(Get-Content "$TestDrive/before.json" -Raw | ConvertFrom-Json | ForEach-Object { $_ }).Count | Should -Be $told
    }
}

Describe 'The same alert on every project' {
    It 'is made where it is not there, once' {
        $alert = Get-SentryAlert -Query 'name:"Tell the team of Backend"'
        & "$examples/Copy-AlertToAllProjects.ps1" -AlertId $alert.Id -Exclude mob* -WhatIf | Should -BeNullOrEmpty
        (& "$examples/Copy-AlertToAllProjects.ps1" -AlertId $alert.Id -Exclude mob*).Monitors.Project | Select-Object -Unique | Should -Be 'frontend'
        (& "$examples/Copy-AlertToAllProjects.ps1" -AlertId $alert.Id).Monitors.Project | Select-Object -Unique | Should -Be 'mobile'
        & "$examples/Copy-AlertToAllProjects.ps1" -AlertId $alert.Id | Should -BeNullOrEmpty
    }
}

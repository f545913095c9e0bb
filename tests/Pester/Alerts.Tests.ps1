# Alerts go into files and come back, in the organization they are of and in another.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1"
    $sandbox = Start-Sandbox -Option '--issues', '0'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme

    function Invoke-Api([string] $Path, [hashtable] $Body) {
        Invoke-RestMethod "$($sandbox.Url)api/0/$Path" -Method Post -ContentType application/json -Body ($Body | ConvertTo-Json) -Headers @{
            Authorization = "Bearer $($sandbox.Token)"
        }
    }

    # The other organization has a team and a project of the same names, with other ids.
    $null = New-SentryTeam -Organization globex -Slug backend-team
    $null = Invoke-Api 'teams/globex/backend-team/projects/' @{ name = 'Backend'; slug = 'backend' }
    $alert = Get-SentryAlert -Query 'name:"Tell the team of Backend"'
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'An alert that was written to a file' {
    BeforeAll {
        $alert | ConvertTo-Json -Depth 10 | Set-Content "$TestDrive/alert.json"
        function Read-Alert { Get-Content "$TestDrive/alert.json" -Raw | ConvertFrom-Json }
    }

    It 'is made again in another organization, with the ids of that one' {
        $restored = Read-Alert | New-SentryAlert -Organization globex

        $restored.Organization | Should -BeExactly 'globex'
        $restored.Name, $restored.Enabled, $restored.Environment, $restored.Frequency, $restored.Owner |
            Should -Be $alert.Name, $alert.Enabled, $alert.Environment, $alert.Frequency, $alert.Owner
        "$($restored.Triggers)" | Should -BeExactly "$($alert.Triggers)"
        "$($restored.ActionFilters)" | Should -BeExactly "$($alert.ActionFilters)"
        "$($restored.Monitors)" | Should -BeExactly "$($alert.Monitors)"
        $restored.ActionFilters[0].Actions[0].Data.notes | Should -BeExactly 'See the runbook'
        $restored.ActionFilters[0].Actions[0].IntegrationId | Should -Not -Be $alert.ActionFilters[0].Actions[0].IntegrationId
        $restored.MonitorIds | Should -Not -Be $alert.MonitorIds

        # What it writes is what it was read from, save what is the organization's own.
        $own = 'Id', 'IntegrationId', 'MonitorIds', 'Organization', 'DateCreated', 'DateUpdated', 'LastTriggered', 'CreatedById', 'targetIdentifier'
        function Get-Line($Item) {
            ($Item | ConvertTo-Json -Depth 10) -split '\r?\n' |
                Where-Object { $line = $_; -not ($own | Where-Object { $line -match "`"$_`":" }) } |
                ForEach-Object { $_.Trim(' ', ',') } | Sort-Object
        }
        Get-Line ($restored | Select-Object * -ExcludeProperty MonitorIds) | Should -BeExactly (Get-Line ($alert | Select-Object * -ExcludeProperty MonitorIds))
    }

    It 'is made again where it comes from' {
        $restored = New-SentryAlert -InputObject (Read-Alert) -Name 'Made again'

        $restored.Name | Should -BeExactly 'Made again'
        $restored.MonitorIds | Should -Be $alert.MonitorIds
        "$($restored.ActionFilters)" | Should -BeExactly "$($alert.ActionFilters)"
    }

    It 'comes as a list of several, too' {
        $both = Get-SentryAlert -Project backend, mobile -First 2 | ConvertTo-Json -Depth 10 | ConvertFrom-Json

        @(New-SentryAlert -InputObject $both -Disabled).Count | Should -Be 2
    }

    It 'is refused when its depth cut it off, at any depth that does' {
        $before = @(Get-SentryAlert).Count
        foreach ($depth in 1..4) {
            $cut = $alert | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue | ConvertFrom-Json
            $failure = $null
            $cut | New-SentryAlert -Name "Cut at $depth" -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failure[0].FullyQualifiedErrorId | Should -BeLike 'SentryInvalidInput*' -Because "depth $depth is too little"
            $failure[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Depth 10*'
        }
        @(Get-SentryAlert).Count | Should -Be $before
    }

    It 'names what the other organization has not got, and creates nothing' {
        $row = Read-Alert
        $row.ActionFilters[0].Actions[0].Integration = 'Another workspace'

        $row | New-SentryAlert -Organization globex -Name Lost -ErrorVariable failure -ErrorAction SilentlyContinue | Should -BeNullOrEmpty

        "$failure" | Should -BeLike "*'Another workspace'*"
        Get-SentryAlert -Organization globex -Query 'name:Lost' | Should -BeNullOrEmpty
    }

    It 'comes back from Export-Clixml with its names' {
        $alert | Export-Clixml "$TestDrive/alert.xml"
        $back = Import-Clixml "$TestDrive/alert.xml"

        "$($back.Monitors) $($back.ActionFilters) $($back.Owner)" | Should -BeExactly "$($alert.Monitors) $($alert.ActionFilters) $($alert.Owner)"
        ($back | New-SentryAlert -Organization globex -Name 'By Clixml').Owner | Should -BeExactly $alert.Owner
    }
}

Describe 'Rows of files' {
    It 'of Get-SentryAlertRule go to the command of their kind' {
        $rows = Get-SentryAlertRule | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv
        $rows | Where-Object Kind -EQ Monitor | Disable-SentryAlert -ErrorVariable failure -ErrorAction SilentlyContinue
        $failure.Count | Should -Be @($rows | Where-Object Kind -EQ Monitor).Count
        "$($failure[0])" | Should -BeLike '*Disable-SentryMonitor*'
        $rows | Where-Object Kind -EQ Alert | Disable-SentryAlert
        Get-SentryAlert | Where-Object { $_.Enabled -and $_.Id -in $rows.Id } | Should -BeNullOrEmpty
    }
}

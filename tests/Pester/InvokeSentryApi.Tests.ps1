# What PowerShell's own commands make of the output of Invoke-SentryApi, and what comes from them.

BeforeAll {
    Import-Module "$PSScriptRoot/Sandbox.psm1"
    Import-Module (Resolve-Path "$PSScriptRoot/../../out/SentryPS/SentryPS.psd1").Path
    $sandbox = Start-Sandbox -Option '--issues', '250'
    Connect-Sentry -Url $sandbox.Url -Token $sandbox.Token -Organization acme
}

AfterAll {
    Disconnect-Sentry
    Stop-Sandbox $sandbox
}

Describe 'Invoke-SentryApi' {
    It 'emits custom objects, whose hidden member Raw is in no row' {
        $row = Invoke-SentryApi 'organizations/{organization}/projects/' -First 1

        $row -is [pscustomobject] | Should -BeTrue
        $row.Raw['slug'] | Should -BeExactly $row.slug
        $names = $row.PSObject.Properties.Name
        $names | Should -BeExactly @($row.Raw.Keys)
        ($row | Get-Member -MemberType Properties).Name | Should -Not -Contain 'Raw'
        ($row | ConvertTo-Csv -NoTypeInformation)[0] | Should -BeExactly (($names | ForEach-Object { "`"$_`"" }) -join ',')
        $row | Format-List | Out-String | Should -Not -Match '(?m)^Raw'
        $json = $row | ConvertTo-Json -Depth 20 | ConvertFrom-Json
        $json.PSObject.Properties.Name | Should -BeExactly $names
        $json.slug | Should -BeExactly $row.slug
    }

    It 'pages, and stops with Select-Object' {
        $issues = Invoke-SentryApi organizations/acme/issues/ -Query @{ query = '' }
        $issues.Count | Should -Be @(Get-SentryIssue -Status All).Count
        $issues | Group-Object { $_.project.slug } | ForEach-Object Count | Measure-Object -Sum | ForEach-Object Sum | Should -Be $issues.Count

        $lines = Invoke-SentryApi organizations/acme/issues/ -Verbose 4>&1 | Select-Object -First 3
        @($lines | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Count | Should -BeLessOrEqual 1
    }

    It 'goes on from its own rows, also those that were selected or read from a file' {
        $project = Invoke-SentryApi organizations/acme/projects/ | Select-Object -First 1
        ($project | Invoke-SentryApi -Operation getProject).slug | Should -BeExactly $project.slug

        $project | Select-Object @{ n = 'project'; e = { $_.slug } } | Export-Csv "$TestDrive/projects.csv" -NoTypeInformation
        (Import-Csv "$TestDrive/projects.csv" | Invoke-SentryApi -Operation getProject).slug | Should -BeExactly $project.slug
    }

    It 'sends the lines of a file as the JSON that they are' {
        Set-Content "$TestDrive/team.json" '{', '  "slug": "from-a-file"', '}'

        (Invoke-SentryApi -Operation createOrganizationTeam -Body (Get-Content "$TestDrive/team.json")).slug | Should -Be 'from-a-file'
        (Invoke-SentryApi -Operation createOrganizationTeam -Body (Get-Content "$TestDrive/team.json" -Raw) -ErrorAction SilentlyContinue -ErrorVariable failed) | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Match '^SentryConflict'
    }

    It 'sets variables of whoever calls it, within a function too' {
        function Get-Status {
            $null = Invoke-SentryApi organizations/ -StatusCodeVariable status -ResponseHeadersVariable headers
            $status, $headers['Content-Type']
        }

        $found = Get-Status
        $found[0] | Should -Be 200
        $found[1] | Should -Match '^application/json'
    }
}

# The package as people get it: packed, unpacked into a fresh folder, and imported by name in a new process. What makes it
# needs PowerShell 7.

BeforeDiscovery {
    $isCore = $PSVersionTable.PSEdition -eq 'Core'
    $reason = if (-not $isCore) { 'PowerShell 7 makes the package' }
    elseif (-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) { 'the package is made by Microsoft.PowerShell.PSResourceGet' }
}

Describe 'The package' -ForEach @{ Reason = $reason } {
    BeforeAll {
        if ($Reason) { return }
        Import-Module "$PSScriptRoot/Sandbox.psm1", "$PSScriptRoot/ChildShell.psm1"
        $repository = Split-Path (Split-Path $PSScriptRoot)
        Import-Module "$repository/build/Help.psm1", "$repository/build/Package.psm1"
        # A copy of the build, so that its help does not come and go under the feet of other tests.
        Copy-Item "$repository/out/SentryPS" "$TestDrive/build/SentryPS" -Recurse
        New-ModuleHelp -Module "$repository/out/SentryPS" -Documentation "$repository/out/SentryPS.xml" -DocumentFolder "$repository/docs" -OutputFolder "$TestDrive/build/SentryPS/en-US"
        $package = New-ModulePackage -Module "$TestDrive/build/SentryPS" -Changelog "$repository/CHANGELOG.md" -Destination "$TestDrive/package"

        # As Install-PSResource lays it out.
        $version = (Test-ModuleManifest "$repository/out/SentryPS/SentryPS.psd1").Version
        $modules = "$TestDrive/Modules"
        $installed = "$modules/SentryPS/$version"
        Expand-Archive $package.FullName $installed
        Remove-Item -LiteralPath "$installed/_rels", "$installed/package", "$installed/[Content_Types].xml", "$installed/SentryPS.nuspec" -Recurse -ErrorAction Ignore
        $sandbox = Start-Sandbox -Option '--issues', '300'
    }

    AfterAll {
        if (-not $Reason) { Stop-Sandbox $sandbox }
    }

    BeforeEach {
        if ($Reason) { Set-ItResult -Skipped -Because $Reason }
    }

    It 'has exactly the files that it should have' {
        $files = (Get-ChildItem $installed -Recurse -File).FullName | ForEach-Object { [IO.Path]::GetRelativePath($installed, $_) -replace '\\', '/' }
        $expected = @(
            'LICENSE', 'SentryPS.Format.ps1xml', 'SentryPS.Types.ps1xml', 'SentryPS.psd1', 'en-US/SentryPS.dll-Help.xml'
            'bin/net8.0/SentryPS.dll', 'bin/net8.0/deps/RestSharp.dll', 'bin/net8.0/deps/SentryPS.Http.dll'
            (Get-ChildItem "$PSScriptRoot/../../docs/about_*.md").BaseName.ForEach({ "en-US/$_.help.txt" })
        )
        $files | Where-Object { $_ -notlike 'bin/net472/*' } | Sort-Object | Should -Be ($expected | Sort-Object)
    }

    It 'has a manifest that the Gallery takes, with licence, icon, tags and release notes' {
        $manifest = Test-ModuleManifest "$installed/SentryPS.psd1" -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $manifest.PrivateData.PSData.ReleaseNotes | Should -Match 'The first version'
        $manifest.LicenseUri, $manifest.IconUri, $manifest.ProjectUri | Should -Not -BeNullOrEmpty
        $manifest.Tags | Should -Contain 'Sentry'
    }

    It 'imports by name in a new process, and does what the README shows' {
        $script = @"
`$env:PSModulePath = '$modules' + [IO.Path]::PathSeparator + `$env:PSModulePath
Import-Module SentryPS -ErrorAction Stop
Connect-Sentry -Url '$($sandbox.Url)' -Token '$($sandbox.Token)' -Organization acme
`$stale = Get-SentryIssue -Project backend -LastSeenBefore (Get-Date).AddDays(-30)
`$changed = `$stale | Set-SentryIssue -Status Ignored -PassThru
`$release = New-SentryRelease packed@1.0.0 -Project backend
`$help = (Get-Help Get-SentryIssue).Synopsis
"`$((Get-Module SentryPS).Version) `$(@(`$changed | Where-Object Status -EQ ignored).Count -eq `$stale.Count) `$release `$(`$help.Length -gt 20)"
"@
        Invoke-ChildShell -Script $script | Should -BeExactly "$version True packed@1.0.0 True"
    }

    It 'installs from a repository by Install-PSResource' {
        $folder = New-Item "$TestDrive/repository" -ItemType Directory
        Copy-Item $package $folder
        Register-PSResourceRepository -Name SentryPSTest -Uri $folder.FullName -Trusted
        try {
            Save-PSResource SentryPS -Repository SentryPSTest -Path (New-Item "$TestDrive/saved" -ItemType Directory).FullName
            Test-Path "$TestDrive/saved/SentryPS/$version/SentryPS.psd1" | Should -BeTrue
        }
        finally {
            Unregister-PSResourceRepository -Name SentryPSTest
        }
    }
}

Describe 'Publish' -Skip:(-not $isCore) {
    It 'sends nothing with -WhatIf' {
        Import-Module "$PSScriptRoot/../../build/Package.psm1"
        { Publish-ModulePackage -Package "$TestDrive/none.nupkg" -ApiKey ([securestring]::new()) -WhatIf } | Should -Not -Throw
    }
}

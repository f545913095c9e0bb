<#
.SYNOPSIS
    Looks at all scripts of the repository with all rules that are on by default, among them those of the PowerShell
    Gallery, and throws if one finds anything. A script that does not say that it needs PowerShell 7 has to be one that
    Windows PowerShell can read. Needs a build.
.EXAMPLE
    ./build/Invoke-Analysis.ps1
#>
#Requires -Version 7.4
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
    throw 'The scripts are looked at by the module PSScriptAnalyzer, which is not installed. Run: Install-PSResource PSScriptAnalyzer'
}

Import-Module PSScriptAnalyzer

$repository = Split-Path $PSScriptRoot
# What git does not know of is built or downloaded.
$files = @(git -C $repository ls-files --cached --others --exclude-standard -- '*.ps1' '*.psm1' '*.psd1' |
        # The manifest is judged where the files that it names lie beside it.
        ForEach-Object { $_ -eq 'SentryPS.psd1' ? 'out/SentryPS/SentryPS.psd1' : $_ } |
        ForEach-Object { Join-Path $repository $_ })
if ($files.Count -eq 0) {
    throw 'There are no scripts to look at; this needs git and a working tree.'
}

# Rules of the analyzer run side by side, and now and then one of them fails on what another is reading
# (PowerShell/PSScriptAnalyzer#1708). That is no finding; the next try does not have it.
function Invoke-Analyzer {
    param([hashtable] $Parameter)

    foreach ($try in 1..5) {
        try {
            return Invoke-ScriptAnalyzer @Parameter
        }
        catch [NullReferenceException] {
            if ($try -eq 5) {
                throw
            }
        }
    }
}

# PSUseCompatibleSyntax is off by default: it has to be told the versions.
$anyVersion = @{ IncludeRules = 'PSUseCompatibleSyntax'; Rules = @{ PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = '5.1', '7.4' } } }
$findings = @($files | ForEach-Object {
        # Pester carries variables from its Before blocks into its tests, which this rule does not know.
        $exclusion = if ($_ -like '*.Tests.ps1') { @{ ExcludeRule = 'PSUseDeclaredVarsMoreThanAssignments' } } else { @{} }
        Invoke-Analyzer (@{ Path = $_ } + $exclusion)
        Invoke-Analyzer (@{ Path = $_; Settings = 'PSGallery' } + $exclusion)
        if (-not (Select-String -Path $_ -Pattern '^#Requires -Version 7')) {
            Invoke-Analyzer @{ Path = $_; Settings = $anyVersion }
        }
    } | Sort-Object ScriptPath, Line, RuleName -Unique)
$findings | ForEach-Object {
    '{0}:{1}: {2} ({3}): {4}' -f [IO.Path]::GetRelativePath($repository, $_.ScriptPath), $_.Line, $_.Severity, $_.RuleName, $_.Message
}

if ($findings.Count -gt 0) {
    throw "PSScriptAnalyzer has $($findings.Count) findings in $($files.Count) files."
}

Write-Information "PSScriptAnalyzer has no finding in $($files.Count) files." -InformationAction Continue

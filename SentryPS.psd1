@{
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/SentryPS.dll' } else { 'bin/net472/SentryPS.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '3d0c1a52-6f0e-4b5e-9c56-0d4d1d3b8a67'
    Author                 = 'SentryPS maintainers'
    CompanyName            = 'SentryPS'
    Copyright              = '(c) 2026 SentryPS maintainers. MIT licence.'
    Description            = "Sentry's Web API for PowerShell: typed objects, paging and rate limits taken care of, and issues changed by the hundred from the pipeline."
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = @('SentryPS.Format.ps1xml')
    TypesToProcess         = @('SentryPS.Types.ps1xml')
    CmdletsToExport        = @(
            'Connect-Sentry'
            'Copy-SentryAlert'
            'Disable-SentryAlert'
            'Disable-SentryMonitor'
            'Disconnect-Sentry'
            'Enable-SentryAlert'
            'Enable-SentryMonitor'
            'Get-SentryAlert'
            'Get-SentryAlertRule'
            'Get-SentryApiOperation'
            'Get-SentryConnection'
            'Get-SentryEvent'
            'Get-SentryIssue'
            'Get-SentryMonitor'
            'Get-SentryOrganization'
            'Get-SentryProject'
            'Get-SentryRelease'
            'Get-SentryTeam'
            'Merge-SentryIssue'
            'New-SentryAlert'
            'New-SentryMonitor'
            'New-SentryRelease'
            'New-SentryTeam'
            'New-SentryUptimeMonitor'
            'Remove-SentryAlert'
            'Remove-SentryIssue'
            'Remove-SentryMonitor'
            'Remove-SentryTeam'
            'Set-SentryAlert'
            'Set-SentryIssue'
            'Set-SentryMonitor'
            'Set-SentryTeam'
            'Set-SentryUptimeMonitor'
            'Show-SentryIssue'
            'Test-SentryConnection'
            'Undo-SentryChange'
        )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags       = @('Sentry', 'Monitoring', 'ErrorTracking', 'API', 'REST', 'DevOps', 'Windows', 'Linux', 'MacOS', 'PSEdition_Core', 'PSEdition_Desktop')
            ProjectUri = 'https://github.com/SentryPS/SentryPS'
            IconUri    = 'https://raw.githubusercontent.com/SentryPS/SentryPS/main/docs/icon.png'
            LicenseUri = 'https://github.com/SentryPS/SentryPS/blob/main/LICENSE'
        }
    }
}

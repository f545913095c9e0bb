# Whoever runs this sets $SandboxUrl and $SandboxToken; everything else is found out.
Connect-Sentry -Url $SandboxUrl -Token $SandboxToken

$organization = Get-SentryOrganization -First 1

Connect-Sentry -Url $SandboxUrl -Token $SandboxToken -Organization $organization.Slug

# What is wrong at the moment?
Get-SentryIssue -Status Unresolved -First 10

# Nobody has met these for a month.
Get-SentryIssue -Status Unresolved -LastSeenBefore ([DateTime]::UtcNow.AddDays(-30)) -First 5 |
    Set-SentryIssue -Status Resolved -PassThru

# What happened, exactly?
Get-SentryIssue -Status All -First 1 | Get-SentryEvent -Latest

$project = Get-SentryProject -First 1

New-SentryRelease -Version "$($project.Slug)@$([DateTime]::UtcNow.ToString('yyyy.M.d'))" -Project $project.Slug

Get-SentryAlertRule -First 10

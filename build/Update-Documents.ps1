<#
.SYNOPSIS
    Makes the help of the built module, and the tables of commands in the documents.
#>
#Requires -Version 7.4
[CmdletBinding(SupportsShouldProcess)]
param()

$ErrorActionPreference = 'Stop'
$repository = Split-Path $PSScriptRoot
Import-Module "$PSScriptRoot/Help.psm1"
New-ModuleHelp -Module "$repository/out/SentryPS" -Documentation "$repository/out/SentryPS.xml" -DocumentFolder "$repository/docs" -OutputFolder "$repository/out/SentryPS/en-US"
$changed = Update-CommandTable -Repository $repository
if ($changed) {
    Write-Information "The table of commands is new in $($changed -join ' and ')." -InformationAction Continue
}

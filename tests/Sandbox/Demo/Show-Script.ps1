<#
.SYNOPSIS
    Runs a script statement by statement. Each is shown behind a prompt, followed by what comes of it, as if a person had
    typed it. Ends with exit code 1 if there was an error.
#>
#Requires -Version 7.4
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'SandboxUrl', Justification = 'The script uses it.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSReviewUnusedParameter', 'SandboxToken', Justification = 'The script uses it.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingWriteHost', '', Justification = 'A prompt is for the eye alone.')]
[CmdletBinding()]
param(
    # The script.
    [Parameter(Mandatory)]
    [string] $Path,

    # The manifest of the module that the script uses.
    [Parameter(Mandatory)]
    [string] $Module,

    # The script finds these two as variables.
    [Parameter(Mandatory)]
    [string] $SandboxUrl,

    [Parameter(Mandatory)]
    [string] $SandboxToken
)

# A file has no use for colors.
if ([Console]::IsOutputRedirected) { $PSStyle.OutputRendering = 'PlainText' }

Import-Module $Module -ErrorAction Stop

$mistakes = $null
$tree = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $mistakes)
if ($mistakes) {
    $mistakes | ForEach-Object { Write-Host "Line $($_.Extent.StartLineNumber): $($_.Message)" }
    exit 1
}

$Error.Clear()
$end = 0
foreach ($statement in $tree.EndBlock.Statements) {
    # Comments stand between the statements.
    $tree.Extent.Text.Substring($end, $statement.Extent.StartOffset - $end) -split '\r?\n' |
        Where-Object { $_.Trim() } | ForEach-Object { Write-Host "PS> $_" }
    $end = $statement.Extent.EndOffset
    Write-Host "PS> $($statement.Extent.Text -replace '\r?\n', "`n>>  ")"

    try {
        # In this scope, so that the next statement finds the variables; errors in their place among the output.
        . ([scriptblock]::Create($statement.Extent.Text)) 2>&1 | Out-Default
    }
    catch {
        $_ | Out-Default
    }

    Write-Host ''
}

exit [int]($Error.Count -gt 0)

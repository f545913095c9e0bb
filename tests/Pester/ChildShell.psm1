# The shell that runs the tests, once more in a process of its own.

function Invoke-ChildShell {
    <#
    .SYNOPSIS
        Runs a script and returns what it writes, line by line, without empty lines.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param(
        [Parameter(Mandatory)]
        [string] $Script,

        # Variables of the environment that the process gets besides its parent's.
        [hashtable] $Environment = @{}
    )

    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes('$ProgressPreference = "SilentlyContinue"; ' + $Script))
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path)
    $start.Arguments = "-NoProfile -NonInteractive -EncodedCommand $encoded"
    # The PowerShell that comes as a package is run by dotnet.
    if ((Split-Path $start.FileName -Leaf) -in 'dotnet', 'dotnet.exe') {
        $start.Arguments = "`"$(Join-Path $PSHOME pwsh.dll)`" $($start.Arguments)"
    }

    $start.RedirectStandardOutput = $true
    $start.UseShellExecute = $false
    foreach ($variable in $Environment.GetEnumerator()) { $start.Environment[$variable.Key] = $variable.Value }
    $process = [Diagnostics.Process]::Start($start)
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $output -split '\r?\n' | Where-Object { $_ }
}

Export-ModuleMember -Function Invoke-ChildShell

# A sandbox server in a process of its own, as each test file starts one.

$repository = Split-Path (Split-Path $PSScriptRoot)

function Start-Sandbox {
    <#
    .SYNOPSIS
        Starts a sandbox on a free port and returns its Url and Token; Stop-Sandbox ends it.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'A test has nobody to ask.')]
    [CmdletBinding()]
    param(
        # Further options of the sandbox, such as '--issues', '300'.
        [string[]] $Option
    )

    # What was built last: a developer builds Debug, CI Release.
    $program = Get-ChildItem (Join-Path $repository 'tests/Sandbox/bin') -Filter Sandbox.dll -Recurse |
        Sort-Object LastWriteTime | Select-Object -Last 1
    if (-not $program) {
        throw 'The sandbox is not built; run dotnet build first.'
    }

    $start = [Diagnostics.ProcessStartInfo]::new('dotnet')
    $start.Arguments = (@("`"$($program.FullName)`"") + $Option) -join ' '
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $sandbox = [pscustomobject]@{ Url = $null; Token = $null; Process = $process }
    while (-not $sandbox.Token) {
        $line = $process.StandardOutput.ReadLine()
        if ($null -eq $line) {
            throw "The sandbox ended with exit code $($process.ExitCode)."
        }

        if ($line -match '^Serving at\s+(\S+)') { $sandbox.Url = $Matches[1] }
        if ($line -match '^Token\s+(\S+)') { $sandbox.Token = $Matches[1] }
    }

    $sandbox
}

function Stop-Sandbox {
    <#
    .SYNOPSIS
        Ends a sandbox that Start-Sandbox started.
    #>
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '',
        Justification = 'A test has nobody to ask.')]
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        $Sandbox
    )

    if (-not $Sandbox.Process.HasExited) {
        $Sandbox.Process.Kill()
        $Sandbox.Process.WaitForExit()
    }

    $Sandbox.Process.Dispose()
}

Export-ModuleMember -Function Start-Sandbox, Stop-Sandbox
